import Glibc

/// Processor time, user and system together, in microseconds.
enum ProcessorTime {
    static func microseconds(_ usage: rusage) -> Double {
        Double(usage.ru_utime.tv_sec + usage.ru_stime.tv_sec) * 1e6
            + Double(usage.ru_utime.tv_usec + usage.ru_stime.tv_usec)
    }

    /// Of this process.
    static func own() -> Double {
        var usage = rusage()
        getrusage(RUSAGE_SELF.rawValue, &usage)
        return microseconds(usage)
    }

    /// Of one process, from `/proc`, in steps of a clock tick.
    static func of(_ pid: pid_t) -> Double { (stat(of: pid)?.own ?? 0) * tick }

    /// Of a process with all its children, those included that have ended and been waited for.
    static func ofFamily(_ pid: pid_t) -> Double {
        guard let parent = stat(of: pid) else { return 0 }
        let living = children(of: pid).compactMap { stat(of: $0)?.own }
        return (parent.own + parent.ended + living.reduce(0, +)) * tick
    }

    /// The living children of a process, and those that have ended and not been waited for.
    static func children(of pid: pid_t) -> [pid_t] {
        let list = Files.read("/proc/\(pid)/task/\(pid)/children") ?? ""
        return list.split(separator: " ").compactMap { pid_t($0) }
    }

    private static let tick = 1e6 / Double(sysconf(Int32(_SC_CLK_TCK)))

    private static func stat(of pid: pid_t) -> (own: Double, ended: Double)? {
        // The name, in brackets, may hold anything; what follows are plain words, from the state on.
        guard let text = Files.read("/proc/\(pid)/stat"), let bracket = text.lastIndex(of: ")") else { return nil }
        let words = text[bracket...].split(separator: " ").dropFirst().map { Double($0) ?? 0 }
        guard words.count > 14 else { return nil }
        return (own: words[11] + words[12], ended: words[13] + words[14])
    }
}
