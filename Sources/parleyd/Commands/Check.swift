import ArgumentParser
import Forms
import FoundationEssentials
import Mediation
import ProcedureLibrary
import WorkCalendar

/// `parleyd check`: reads configuration, procedures, rules and offices, and tells every problem.
struct Check: AsyncParsableCommand {
    static let configuration = CommandConfiguration(abstract: "检查配置与程序文件 / check configuration and files")

    @OptionGroup var shared: SharedOptions

    @Flag(name: .customLong("print"), help: "列出生效的设置及来源 / show the effective settings and where they come from")
    var prints = false

    func run() async throws {
        let configuration = try shared.read()
        do {
            let library = try Library(configuration: configuration)
            try configuration.checkMailServer()
            _ = try DeclaredChannel.all(
                configuration.channels, offices: library.offices,
                environment: ProcessInfo.processInfo.environment, isCheck: true)
            if prints {
                for line in configuration.origins { print("\(line.name): \(line.value)    # \(line.origin)") }
            }
            print(
                "ok: \(library.procedures.count) procedures, \(library.rules.rules.count) rules, "
                    + "\(library.offices.offices.count) offices, \(library.forms.templates.count) templates")
        } catch {
            StartProblem(error).print()
            throw Exit.configuration
        }
    }
}
