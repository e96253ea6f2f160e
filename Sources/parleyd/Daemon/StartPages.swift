import FoundationEssentials
import Glibc

/// The pages of program text that only the start has used: relocations, symbol tables, the readers of configuration and
/// procedures. They are given back once the daemon is ready, and again when it has settled; what is needed again comes from the page cache.
enum StartPages {
    /// Gives back what is mapped of program text, this program's and its libraries'.
    static func giveBack() {
        guard let maps = try? String(contentsOfFile: "/proc/self/maps", encoding: .utf8) else { return }
        for line in maps.split(separator: "\n") {
            // `begin-end r-xp offset device inode path`: text is never written, so its file still has all of it.
            let words = line.split(separator: " ", omittingEmptySubsequences: true)
            guard words.count == 6, words[1] == "r-xp", words[5].hasPrefix("/") else { continue }
            let ends = words[0].split(separator: "-").compactMap { UInt($0, radix: 16) }
            guard ends.count == 2, let begin = UnsafeMutableRawPointer(bitPattern: ends[0]) else { continue }
            madvise(begin, Int(ends[1] - ends[0]), MADV_DONTNEED)
        }
    }
}
