import CLibPQ
import Glibc

/// An eventfd that wakes a thread out of `poll`.
final class WakeSignal: Sendable {
    let descriptor: Int32

    init() {
        descriptor = eventfd(0, Int32(EFD_NONBLOCK) | Int32(EFD_CLOEXEC))
        precondition(descriptor >= 0, "no descriptor left for an eventfd")
    }

    deinit { close(descriptor) }

    func raise() { eventfd_write(descriptor, 1) }

    func clear() {
        var count: eventfd_t = 0
        eventfd_read(descriptor, &count)
    }

    /// Waits until the signal is raised, `descriptor` is ready, or the time is over; a negative time means for ever.
    /// - Returns: what `descriptor` is ready for, as bits of `poll`; 0 when it is not.
    @discardableResult
    func wait(
        orFor other: Int32 = -1, events: Int32 = POLLIN, milliseconds: Int32 = -1
    ) -> Int32 {
        var polled = [
            pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0),
            pollfd(fd: other, events: Int16(events), revents: 0),
        ]
        guard poll(&polled, nfds_t(polled.count), milliseconds) > 0 else { return 0 }
        if polled[0].revents != 0 { clear() }
        return Int32(polled[1].revents)
    }
}
