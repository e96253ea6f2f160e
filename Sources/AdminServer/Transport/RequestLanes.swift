import AdminProtocol

/// Executes the requests of one session: those that depend on each other one after another, pipelined ones about
/// different things at the same time. Replies leave in the order of requests in any case.
struct RequestLanes {
    let handler: any RequestHandler
    let context: SessionContext
    let turns: ReplyTurns
    /// The most requests in progress.
    let limit: Int

    /// How a spell of work ends.
    enum Outcome: Sendable, Hashable {
        /// There is nothing to do for now.
        case rests
        /// The session is over, with a good-bye or without.
        case ends(ByeReason?)
    }

    /// Takes items until there are none for now, or the session has to end.
    func serve(_ group: inout DiscardingTaskGroup, outlet: Outlet, inbox: Inbox) async -> Outcome {
        var tails: [String: OneShot] = [:]
        var isDraining = false
        while true {
            // A peer that takes no replies gets no more of its requests executed.
            try? await outlet.room()
            if isDraining {
                await turns.quiet()
                if inbox.isEmpty { return .ends(.drain) }
            }
            guard let item = await inbox.take(orLeaveIf: { turns.open == 0 }) else { return .rests }
            switch item {
            case .end: return .ends(isDraining ? .drain : nil)
            case .close(let why): return .ends(why)
            case .drain: isDraining = true
            case .refused(let error):
                writer(tag: error.tag).error(isDraining ? ProtocolError(.draining) : error.protocolError)
            case .request(let request) where isDraining:
                writer(tag: request.tag).error(ProtocolError(.draining))
            case .request(let request):
                switch handler.lane(of: request) {
                case .barrier:
                    await turns.quiet()
                    tails = [:]
                    if await execute(request, interruptedBy: inbox) == .closes { return .ends(nil) }
                case .named(let name):
                    await turns.quiet(most: limit - 1)
                    if tails.count > 2 * limit { tails = tails.filter { !$0.value.hasFired } }
                    let before = tails[name]
                    let done = OneShot()
                    tails[name] = done
                    let writer = writer(tag: request.tag)
                    // Begun at once: most requests come alone, and hopping to another thread would cost more than they do.
                    group.addImmediateTask {
                        await before?.wait()
                        await execute(request, writer)
                        done.fire()
                    }
                }
            }
        }
    }

    private func execute(_ request: Request, interruptedBy inbox: Inbox) async -> SessionFate {
        let interruption = Interruption()
        inbox.interrupt(interruption)
        return await execute(request, writer(tag: request.tag, interruption))
    }

    @discardableResult
    private func execute(_ request: Request, _ writer: ReplyWriter) async -> SessionFate {
        let fate = await handler.handle(request, in: context, output: writer)
        if !writer.isFinished { writer.error(ProtocolError(.internalError)) }
        return fate
    }

    private func writer(tag: String?, _ interruption: Interruption = Interruption()) -> ReplyWriter {
        ReplyWriter(tag: tag, session: context, sink: turns.next(), interruption: interruption)
    }
}
