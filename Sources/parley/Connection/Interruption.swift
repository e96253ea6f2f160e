import Glibc
import Synchronization

/// Ctrl-C. A single command ends at once with 130; the interactive session only gives up what it waits for.
enum Interruption {
    private static let isRaised = Atomic<Bool>(false)

    /// Ends the process at Ctrl-C.
    static func endsProcess() {
        install { _ in _exit(ExitStatus.interrupted) }
    }

    /// Remembers Ctrl-C for whoever waits.
    static func isRemembered() {
        // Touched before the handler exists, so that the handler never initialises it.
        isRaised.store(false, ordering: .relaxed)
        install { _ in Interruption.isRaised.store(true, ordering: .relaxed) }
    }

    /// Leaves Ctrl-C to the program in front, a pager.
    static func isIgnored() { signal(SIGINT, SIG_IGN) }

    /// Whether Ctrl-C came since the last call.
    static func take() -> Bool { isRaised.exchange(false, ordering: .relaxed) }

    private static func install(_ handler: @escaping @convention(c) (Int32) -> Void) {
        var action = sigaction()
        action.__sigaction_handler.sa_handler = handler
        sigemptyset(&action.sa_mask)
        action.sa_flags = 0
        sigaction(SIGINT, &action, nil)
    }
}
