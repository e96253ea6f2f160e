/// A ZIP archive of files that are stored as they are, without times of day: the same files give the same bytes.
enum ZipArchive {
    static func bytes(of files: [(name: String, text: String)]) -> [UInt8] {
        var archive: [UInt8] = []
        var directory: [UInt8] = []
        for file in files {
            let name = Array(file.name.utf8)
            let content = Array(file.text.utf8)
            let start = archive.count
            // From the version needed to the length of the extra field: stored, UTF-8 names, 1980-01-01.
            let common: [UInt8] =
                word(20) + word(0x0800) + word(0) + word(0) + word(0x21) + long(crc(content))
                + long(UInt32(content.count))
                + long(UInt32(content.count)) + word(UInt16(name.count)) + word(0)
            archive += [0x50, 0x4B, 3, 4] + common + name + content
            directory += [0x50, 0x4B, 1, 2] + word(20) + common + word(0) + word(0) + word(0) + long(0)
            directory += long(UInt32(start)) + name
        }
        let count = word(UInt16(files.count))
        let end =
            [0x50, 0x4B, 5, 6] + word(0) + word(0) + count + count + long(UInt32(directory.count))
            + long(UInt32(archive.count)) + word(0)
        return archive + directory + end
    }

    private static func word(_ value: UInt16) -> [UInt8] { [UInt8(value & 0xFF), UInt8(value >> 8)] }

    private static func long(_ value: UInt32) -> [UInt8] {
        word(UInt16(truncatingIfNeeded: value)) + word(UInt16(value >> 16))
    }

    /// CRC-32 as ZIP has it (ISO 3309).
    static func crc(_ bytes: [UInt8]) -> UInt32 {
        var crc: UInt32 = 0xFFFF_FFFF
        for byte in bytes {
            crc ^= UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? (crc >> 1) ^ 0xEDB8_8320 : crc >> 1 }
        }
        return ~crc
    }
}
