using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Programme;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Programme.Minuting;

/// <param name="EventId">The event.</param>
/// <param name="SessionId">One of its sessions.</param>
/// <param name="BasedOn">The revision that was read; 0 for the first text.</param>
/// <param name="Markdown">The text.</param>
/// <param name="Decisions">One a line.</param>
/// <param name="Tasks">One a line.</param>
/// <param name="UserId">Who writes.</param>
internal sealed record SaveMinutes(Guid EventId, Guid SessionId, int BasedOn, string Markdown, string Decisions, string Tasks, Guid UserId);

/// <summary>Saves a text as a new revision; refused where somebody else saved one meanwhile. Answers its number.</summary>
internal sealed class SaveMinutesHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<int>> HandleAsync(SaveMinutes command, CancellationToken stop) =>
        transactions.RunAsync<int>(AskedRight.Plan(command.EventId), (db, token) => SaveAsync(db, command, token), stop);

    private async Task<Result<int>> SaveAsync(EventDb db, SaveMinutes command, CancellationToken stop)
    {
        if (MinutesRules.Check(command.Markdown, command.Decisions, command.Tasks) is { } refusal)
            return refusal;
        if (MarkdownText.WhyNot(command.Markdown, "markdown") is { } unreadable)
            return unreadable;
        if (!await RowLocks.LockSessionAsync(db, command.EventId, command.SessionId, stop))
            return ProgrammeRefusals.NotFound;
        var minutes = await db.Minutes.SingleOrDefaultAsync(m => m.SessionId == command.SessionId, stop);
        if ((minutes?.LastRevision ?? 0) != command.BasedOn)
            return MinutesRefusals.NewerRevision;
        if (minutes is null)
            db.Add(minutes = new Minutes(command.SessionId));
        var author = await db.Users.Where(u => u.Id == command.UserId).Select(u => u.DisplayName).SingleOrDefaultAsync(stop);
        var text = command.Markdown.ReplaceLineEndings("\n");
        var revision = minutes.Revise(text, command.Decisions, command.Tasks, author ?? "", clock.GetUtcNow());
        revision.AuthorId = command.UserId;
        db.Add(revision);
        return minutes.LastRevision;
    }
}

internal sealed record ApproveMinutes(Guid EventId, Guid SessionId, int Revision);

internal sealed class ApproveMinutesHandler(Transactions transactions, TimeProvider clock)
{
    public Task<Result<Done>> HandleAsync(ApproveMinutes command, CancellationToken stop) =>
        transactions.RunAsync<Done>(
            AskedRight.Organise(command.EventId),
            async (db, token) =>
            {
                if (!await RowLocks.LockSessionAsync(db, command.EventId, command.SessionId, token))
                    return ProgrammeRefusals.NotFound;
                var minutes = await db.Minutes.SingleOrDefaultAsync(m => m.SessionId == command.SessionId, token);
                if (minutes is null)
                    return MinutesRefusals.Empty;
                return minutes.Approve(command.Revision, clock.GetUtcNow()) is { } refusal ? refusal : new Done();
            },
            stop
        );
}
