using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Events.Templates;

internal sealed class TemplatesQuery(IDbContextFactory<EventDb> databases)
{
    public async Task<IReadOnlyList<TemplateForm>> ListAsync(CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var templates = await db.Templates.AsNoTracking().Include(t => t.Sessions).ToListAsync(stop);
        return [.. templates.OrderBy(t => t.Kind).Select(t => new TemplateForm(t))];
    }

    /// <summary>The form of one, made anew by each call.</summary>
    public async Task<Func<TemplateForm>> ReadAsync(Guid id, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var template = await db.Templates.AsNoTracking().Include(t => t.Sessions).SingleAsync(t => t.Id == id, stop);
        return () => new TemplateForm(template);
    }
}

internal sealed record SaveTemplate(TemplateForm Form, Guid? UserId);

/// <summary>Saves a template with its sessions, as the form shows them.</summary>
internal sealed class SaveTemplateHandler(Transactions transactions, TimeProvider clock)
{
    private const int MostMinutes = 14 * 24 * 60;
    private const int MostSessions = 100;

    public async Task<Result<Done>> HandleAsync(SaveTemplate command, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Administer, stop) is { } notYours)
            return notYours;
        return Check(command.Form) is { Count: > 0 } refusals
            ? refusals
            : await transactions.RunAsync<Done>((db, ends) => SaveAsync(db, command, ends), stop);
    }

    private static List<Refusal> Check(TemplateForm form)
    {
        var refusals = new List<Refusal>();
        FormChecks.Texts(refusals, form.Title, form.Summary, form.Description);
        FormChecks.Number(refusals, form.Minutes, 15, MostMinutes, "minutes");
        FormChecks.Number(refusals, form.Capacity, 1, 100_000, "capacity");
        FormChecks.Number(refusals, form.MaxPartySize, 1, 100, "maxPartySize");
        FormChecks.Number(refusals, form.OpensDaysBefore, 1, 365, "opensDaysBefore");
        FormChecks.Number(refusals, form.ClosesHoursBefore, 0, 720, "closesHoursBefore");
        if (form.ReminderDaysBefore is { } days)
            FormChecks.Number(refusals, days, 0, 60, "reminderDaysBefore");
        if (form.Sessions.Count > MostSessions || form.Sessions.Any(s => !IsSound(s, form.Minutes ?? 0)))
            refusals.Add(EventRefusals.TemplateSessionInvalid);
        return refusals;
    }

    private static bool IsSound(TemplateSessionRow row, int length) =>
        row.Title.ToWords() is { German.Length: > 0 } title
        && !title.IsLongerThan(400)
        && row.StartsAfterMinutes >= 0
        && row.Minutes > 0
        && row.StartsAfterMinutes + (long)row.Minutes <= length
        && row.Capacity is null or (> 0 and <= 100_000);

    private async Task<Result<Done>> SaveAsync(EventDb db, SaveTemplate command, CancellationToken stop)
    {
        var form = command.Form;
        if (await db.Templates.Include(t => t.Sessions).SingleOrDefaultAsync(t => t.Id == form.Id, stop) is not { } template)
            return EventRefusals.NotFound;
        if (template.Version != form.Version)
            return EventRefusals.ChangedByAnother;
        template.Title = form.Title.ToWords();
        template.Name = template.Title.German;
        template.Summary = form.Summary.ToWords();
        template.Description = form.Description.ToWords();
        template.StartMinute = form.Start is { } start ? (start.Hour * 60) + start.Minute : template.StartMinute;
        (template.Minutes, template.Capacity, template.MaxPartySize) = (
            form.Minutes!.Value,
            form.Capacity!.Value,
            form.MaxPartySize!.Value
        );
        template.Visibility = Enum.TryParse<EventVisibility>(form.Visibility, out var visibility) ? visibility : template.Visibility;
        (template.HasWaitingList, template.ExhibitorsMayApply) = (form.HasWaitingList, form.ExhibitorsMayApply);
        template.ReminderDaysBefore = form.ReminderDaysBefore;
        (template.OpensDaysBefore, template.ClosesHoursBefore) = (form.OpensDaysBefore!.Value, form.ClosesHoursBefore!.Value);
        template.Sessions.Clear();
        template.Sessions.AddRange(
            form.Sessions.Select(s => new TemplateSession(s.Kind, s.Title.ToWords(), s.StartsAfterMinutes, s.Minutes, s.Capacity))
        );
        db.Raise(template);
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), command.UserId, null, "template.saved", template.Id, ""));
        return new Done();
    }
}
