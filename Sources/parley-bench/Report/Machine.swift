import Glibc

/// What a reader must know of the machine to make sense of the figures.
enum Machine {
    static var line: String {
        let model =
            (Files.read("/proc/cpuinfo") ?? "").split(separator: "\n")
            .first { $0.hasPrefix("model name") }?.split(separator: ":").last.map { $0.drop { $0 == " " } } ?? "unknown"
        return "\(day), \(sysconf(Int32(_SC_NPROCESSORS_ONLN))) × \(model)"
    }

    private static var day: String {
        var now = time(nil)
        var parts = tm()
        gmtime_r(&now, &parts)
        let numbers = [Int(parts.tm_year) + 1900, Int(parts.tm_mon) + 1, Int(parts.tm_mday)]
        return numbers.map { $0 < 10 ? "0\($0)" : "\($0)" }.joined(separator: "-")
    }

    /// The median time of a small write that is brought to the disk, in microseconds.
    static func syncTime(in folder: String) throws(BenchFailure) -> Double {
        let path = folder + "/sync"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else { throw BenchFailure(call: path) }
        defer {
            close(descriptor)
            unlink(path)
        }
        let page = [UInt8](repeating: 1, count: 8_192)
        let times = (0..<200).map { _ in
            let begin = Monotonic.now()
            pwrite(descriptor, page, page.count, 0)
            fdatasync(descriptor)
            return Double(Monotonic.now() - begin) / 1_000
        }
        return Spread(times).median
    }
}
