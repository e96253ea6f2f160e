import Mediation
import ProcedureLibrary

extension Figure {
    /// A figure of a catalogue file; the reader has made sure of its words.
    init(_ source: FigureSource) {
        self.init(
            id: source.id, name: source.name, unit: source.unit,
            counting: Counting(rawValue: source.counting) ?? .things, isStock: source.isStock, section: source.section)
    }
}
