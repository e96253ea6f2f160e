import ArgumentParser

/// What a command has measured, and whether everything was as it should be.
protocol Figures {
    /// For the terminal.
    var text: String { get }
    var markdown: String { get }
    var isSound: Bool { get }
}

extension Figures {
    var text: String { markdown }
}

extension ParsableCommand {
    /// Prints what `measure` finds, and writes it to a file where one is named. What cannot be measured or is not sound ends
    /// the program with 1.
    func publish(to file: String?, _ measure: () throws(BenchFailure) -> some Figures) throws {
        try telling { () throws(BenchFailure) in
            let figures = try measure()
            print(figures.text)
            if let file { try Files.write(figures.markdown, to: file) }
            return figures.isSound
        }
    }

    /// Ends the program with 1 where `work` fails, which is told, or answers false.
    func telling(_ work: () throws(BenchFailure) -> Bool) throws {
        let isSound: Bool
        do {
            isSound = try work()
        } catch {
            Console.complain("\(error)")
            throw ExitCode(1)
        }
        if !isSound { throw ExitCode(1) }
    }
}
