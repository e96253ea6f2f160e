import Glibc

/// `parley`, the client of the case room.
@main
enum Parley {
    static func main() {
        signal(SIGPIPE, SIG_IGN)
        Interruption.endsProcess()
        LocalTime.useBeijing()
        let client = Client(surroundings: .current(), console: Console())
        exit(client.run(Array(CommandLine.arguments.dropFirst())))
    }
}
