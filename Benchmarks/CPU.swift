internal import Foundation

/// CPU time, which other work on the machine does not add to.
enum CPU {
    /// Seconds of a piece of work, in the kernel and outside.
    static func time(_ whose: __rusage_who = RUSAGE_SELF, _ work: () -> Void) -> Double {
        let before = seconds(whose)
        work()
        return seconds(whose) - before
    }

    private static func seconds(_ whose: __rusage_who) -> Double {
        var usage = rusage()
        unsafe getrusage(whose.rawValue, &usage)
        let (user, system) = (usage.ru_utime, usage.ru_stime)
        return Double(user.tv_sec + system.tv_sec) + Double(user.tv_usec + system.tv_usec) / 1_000_000
    }
}
