import Mediation

extension DeliveryResult {
    /// Records how an attempt ended, several times if need be: what is not recorded before the lease ends is found again
    /// as uncertain.
    func recorded(
        clock: any Clock<Duration>, by record: () async throws(Fault) -> Void
    ) async throws(Fault) -> DeliveryCount {
        for failures in 1..<Self.attempts {
            do throws(Fault) {
                try await record()
                return DeliveryCount(self)
            } catch {
                guard (try? await clock.sleep(for: .backOff(after: failures))) != nil else { break }
            }
        }
        try await record()
        return DeliveryCount(self)
    }

    /// Over three to six seconds.
    private static let attempts = 7
}
