/// What the program tells whoever started it: sysexits.h and two of its own.
enum ExitStatus: Int32 {
    /// It ran, but something it was asked to do failed.
    case failed = 1
    /// EX_USAGE: wrong usage.
    case usage = 64
    /// EX_DATAERR: bad data in a named file, or in the store.
    case badData = 65
    /// EX_NOINPUT: a named file is missing or cannot be read.
    case missingFile = 66
    /// EX_UNAVAILABLE: nothing could be reached.
    case unreachable = 69
    /// EX_SOFTWARE: a mistake of this program.
    case internalError = 70
    /// EX_CANTCREAT: the state directory cannot be made, read or written.
    case noAccess = 73
    /// EX_IOERR: the disk is full or fails.
    case inputOutput = 74
    /// EX_TEMPFAIL: another process holds the state directory.
    case held = 75
    /// EX_CONFIG: an error in feeds.conf.
    case badSettings = 78
}
