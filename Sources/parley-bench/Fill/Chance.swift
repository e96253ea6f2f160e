/// Chance that can be repeated: SplitMix64 from a seed.
struct Chance: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) { state = seed }

    /// One stream of its own for each pair of numbers.
    init(seed: UInt64, _ first: Int, _ second: Int) {
        state = seed &+ UInt64(truncatingIfNeeded: first) &* 0xD1B5_4A32_D192_ED03
        state = next() &+ UInt64(truncatingIfNeeded: second)
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    /// A number below `bound`, which is small: the bias is far below what is measured.
    mutating func below(_ bound: Int) -> Int { Int(truncatingIfNeeded: (next() >> 33) % UInt64(max(1, bound))) }

    mutating func one<Element>(of choices: [Element]) -> Element { choices[below(choices.count)] }

    /// True so many times in a hundred.
    mutating func happens(_ percent: Int) -> Bool { below(100) < percent }
}
