using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Mails.Audiences;

/// <param name="EventId">Its event.</param>
/// <param name="Group">Of whose list.</param>
/// <param name="Ids">The chosen rows; those of another event are nobody here.</param>
internal sealed record ChooseReaders(Guid EventId, MailGroup Group, IReadOnlyCollection<Guid> Ids);

/// <summary>
/// Writes down whom somebody chose in a list, and what they are to the event at that moment. In short transactions: of thousands, one would
/// keep the door waiting. A selection that was not finished is named by nobody and goes with the next one.
/// </summary>
internal sealed class ChooseReadersHandler(Transactions transactions, TimeProvider clock)
{
    private const int Batch = 500;

    public async Task<Result<Guid>> HandleAsync(ChooseReaders command, CancellationToken stop)
    {
        var right = AskedRight.Organise(command.EventId);
        var begun = await transactions.RunAsync<Guid>(right, (db, ends) => BeginAsync(db, command, ends), stop);
        if (begun.IsRefused)
            return begun;
        var people = 0;
        foreach (var ids in command.Ids.Distinct().Chunk(Batch))
        {
            var added = await transactions.RunAsync<int>(
                right,
                async (db, ends) =>
                {
                    var found = await FindAsync(db, command, ids, ends);
                    db.AddRange(found.Select(one => new MailSelectionPerson(begun.Value, one.Id, one.As)));
                    return found.Count;
                },
                stop
            );
            if (added.IsRefused)
                return added.Refusal;
            people += added.Value;
        }
        return people == 0
            ? MailSelectionRefusals.NobodyChosen
            : await transactions.RunAsync<Guid>(
                right,
                async (db, ends) =>
                {
                    (await db.MailSelections.SingleAsync(s => s.Id == begun.Value, ends)).Close(people);
                    return begun.Value;
                },
                stop
            );
    }

    private async Task<Result<Guid>> BeginAsync(EventDb db, ChooseReaders command, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await ForgetAsync(db, command.EventId, now - MailSelection.KeptUnused, stop);
        var selection = new MailSelection(command.EventId, command.Group, now);
        db.MailSelections.Add(selection);
        return selection.Id;
    }

    /// <summary>Those from before that no rule and no named audience has.</summary>
    private static async Task ForgetAsync(EventDb db, Guid eventId, DateTimeOffset before, CancellationToken stop)
    {
        var old = await db.MailSelections.Where(s => s.EventId == eventId && s.MadeAt < before).Select(s => s.Id).ToListAsync(stop);
        if (old.Count == 0)
            return;
        var rules = await db.MailRules.AsNoTracking().Where(r => r.EventId == eventId).ToListAsync(stop);
        var named = rules.SelectMany(rule => rule.Choice.Others.Append(rule.Choice.Part)).Select(part => part.Selection).ToHashSet();
        var audiences = await db.NamedAudiences.AsNoTracking().Where(a => a.EventId == eventId).ToListAsync(stop);
        named.UnionWith(audiences.Select(audience => audience.Part.Selection));
        old.RemoveAll(id => named.Contains(id));
        await db.MailSelections.Where(s => old.Contains(s.Id)).ExecuteDeleteAsync(stop);
    }

    private static async Task<List<(Guid Id, MailAudience? As)>> FindAsync(
        EventDb db,
        ChooseReaders command,
        Guid[] ids,
        CancellationToken stop
    )
    {
        var eventId = command.EventId;
        if (command.Group is MailGroup.Exhibitors)
            return
            [
                .. (
                    await db
                        .Exhibitors.Where(e => e.EventId == eventId && ids.Contains(e.Id))
                        .Select(e => new { e.Id, e.State })
                        .ToListAsync(stop)
                ).Select(e => (e.Id, MailAudiences.Of(e.State))),
            ];
        if (command.Group is not MailGroup.Invited)
            return
            [
                .. (
                    await db
                        .Registrations.Where(r => r.EventId == eventId && ids.Contains(r.Id))
                        .Select(r => new { r.Id, r.State })
                        .ToListAsync(stop)
                ).Select(r => (r.Id, MailAudiences.Of(r.State))),
            ];
        var (open, coming) = (OpenTasks.Invitations(db, eventId).Select(i => i.Id), OpenTasks.Coming(db, eventId).Select(i => i.Id));
        var invited = await db
            .Invitations.Where(i => i.EventId == eventId && ids.Contains(i.Id))
            .Select(i => new
            {
                i.Id,
                IsOpen = open.Contains(i.Id),
                Comes = coming.Contains(i.Id),
            })
            .ToListAsync(stop);
        return
        [
            .. invited.Select(i =>
                (
                    i.Id,
                    (MailAudience?)(
                        i.IsOpen ? MailAudience.Unanswered
                        : i.Comes ? MailAudience.InvitedYes
                        : MailAudience.InvitedNo
                    )
                )
            ),
        ];
    }
}
