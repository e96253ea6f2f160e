/// The line editor without a terminal: key events in, actions out.
struct LineEditor {
    /// What the session has to do.
    enum Action: Sendable, Hashable {
        case redraw
        case submit(String)
        /// The line was given up.
        case cancel
        case leave
        case complete
        case help
        case clearScreen
    }

    var buffer = LineBuffer()
    private var history: [String]
    /// Which entry is shown; the count of entries stands for the line that is being written.
    private var place: Int
    private var unfinished = LineBuffer()
    private var killed: [LineBuffer.Element] = []

    /// An editor for one line, with the lines that were entered before, oldest first.
    init(history: [String] = []) {
        self.history = history
        place = history.count
    }

    /// Applies an event.
    mutating func apply(_ event: KeyEvent) -> Action {
        switch event {
        case .text("?") where buffer.isEmpty: return .help
        case .text(let text): buffer.insert(text)
        case .paste(let text): buffer.paste(text)
        case .enter: return .submit(buffer.line)
        case .tab: return .complete
        case .interrupt: return .cancel
        case .endOfInput:
            if buffer.isEmpty { return .leave }
            buffer.deleteAt()
        case .clearScreen: return .clearScreen
        case .up: recall(place - 1)
        case .down: recall(place + 1)
        default: edit(event)
        }
        return .redraw
    }

    private mutating func edit(_ event: KeyEvent) {
        switch event {
        case .backspace: buffer.deleteBefore()
        case .delete: buffer.deleteAt()
        case .left: buffer.move(-1)
        case .right: buffer.move(1)
        case .wordLeft: buffer.moveWordLeft()
        case .wordRight: buffer.moveWordRight()
        case .home: buffer.moveToStart()
        case .end: buffer.moveToEnd()
        case .killToEnd: killed = buffer.kill(.toEnd)
        case .killToStart: killed = buffer.kill(.toStart)
        case .killWord: killed = buffer.kill(.word)
        case .yank: buffer.yank(killed)
        default: break
        }
    }

    private mutating func recall(_ wanted: Int) {
        guard wanted >= 0, wanted <= history.count, wanted != place else { return }
        if place == history.count { unfinished = buffer }
        buffer = wanted == history.count ? unfinished : LineBuffer(history[wanted])
        place = wanted
    }
}
