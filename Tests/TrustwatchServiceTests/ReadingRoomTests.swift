import Synchronization
import Testing

@testable import TrustwatchService

@Suite struct ReadingRoomTests {
    /// Who is in, in the order of entering.
    private final class Guests: Sendable {
        let names = Mutex<[String]>([])
        var all: [String] { names.withLock { $0 } }
    }

    private func enter(_ room: ReadingRoom, _ name: String, _ bytes: Int, _ guests: Guests) -> Task<Void, Never> {
        Task {
            await room.enter(bytes)
            guests.names.withLock { $0.append(name) }
        }
    }

    @Test(.timeLimit(.minutes(1))) func whoFindsNoRoomWaitsInOrder() async {
        let room = ReadingRoom(size: 10)
        let guests = Guests()
        await enter(room, "a", 6, guests).value
        await enter(room, "b", 4, guests).value
        let large = enter(room, "large", 1000, guests)
        while room.waiting < 1 { await Task.yield() }
        let small = enter(room, "small", 1, guests)
        while room.waiting < 2 { await Task.yield() }
        room.leave(6)
        #expect(room.waiting == 2, "nobody overtakes")
        room.leave(4)
        await large.value
        #expect(guests.all == ["a", "b", "large"], "what is larger than the room is in alone")
        room.leave(1000)
        await small.value
        #expect(guests.all == ["a", "b", "large", "small"])
    }

    @Test(.timeLimit(.minutes(1))) func theEndHoldsNobodyUp() async {
        let room = ReadingRoom(size: 1)
        await room.enter(1)
        let waiting = Task { await room.enter(1) }
        while room.waiting < 1 { await Task.yield() }
        waiting.cancel()
        await waiting.value
        await room.enter(1)
    }
}
