using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Web.Features.Mailings.Files;
using EventManager.Web.Features.Mailings.Rules.Audiences;
using EventManager.Web.Features.Mailings.Rules.Preflight;
using EventManager.Web.Features.Mailings.Rules.Versions;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails.Wording;
using EventManager.Web.Platform.Security;
using EventManager.Web.Ui;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Mailings.Rules;

/// <param name="EventId">Its event.</param>
/// <param name="RuleId">Null for a new one.</param>
/// <param name="Plan">What it says.</param>
/// <param name="PastToo">What becomes of those whose moment has been; null asks how many they are.</param>
/// <param name="UserId">Who says so.</param>
/// <param name="Version">What was read; null for a new one. A newer one is somebody else's change.</param>
internal sealed record SaveMailRule(Guid EventId, Guid? RuleId, MailRulePlan Plan, bool? PastToo, Guid? UserId, long? Version = null)
{
    /// <summary>How many it said when it asked about the past: where there are more by now, it asks again. Null: nobody was asked.</summary>
    public int? Seen { get; init; }

    /// <summary>Of a new one: what the form has chosen for it. Saved twice by the same form it is one, and nobody gets two mails.</summary>
    public Guid? NewId { get; init; }
}

internal sealed record MailRulePlan(string Mail, MailTiming Timing, AudienceChoice Audience, LocalizedText Subject, LocalizedText Body)
{
    /// <summary>What goes with each mail.</summary>
    public IReadOnlyCollection<Guid> Files { get; init; } = [];

    /// <summary>The tickets go with it, to people who have some.</summary>
    public bool HasTicket { get; init; }

    /// <summary>What is made for each mail.</summary>
    public MadeFiles Made { get; init; }

    /// <summary>Of <see cref="MailAnchor.Once"/>: when; null for at once.</summary>
    public DateTimeOffset? OnceAt { get; init; }

    /// <summary>A reminder's words are the program's, whatever stood in the fields for one's own.</summary>
    public bool SaysTheSameAs(MailRule rule, DateTimeOffset now) =>
        (Mail, Timing, Audience.Unnamed, HasTicket, Made) == (rule.Mail, rule.Timing, rule.Choice.Unnamed, rule.HasTicket, rule.Made)
        && (Timing.Anchor is not MailAnchor.Once || IsOfTheSameMoment(rule, now))
        && Files.ToHashSet().SetEquals(rule.Files.Select(file => file.FileId))
        && (Mail == MailRule.Reminder || (Subject.SameAs(rule.Subject) && Body.SameAs(rule.Body)));

    /// <summary>
    /// At once is a moment of its own: what was sent last month is another mailing. The same is only what still waits for a second person, or
    /// was saved just now by a form that was taken up again.
    /// </summary>
    private bool IsOfTheSameMoment(MailRule rule, DateTimeOffset now) =>
        OnceAt is { } at ? rule.OnceAt == Instant.Cut(at) : rule.Halt is MailHalt.Release || now - rule.AskedAt < MailRule.SameWithin;
}

/// <param name="Id">The rule; null where nothing was saved, since somebody has to say what becomes of the past.</param>
/// <param name="Past">How many would get it at once.</param>
internal sealed record SavedMailRule(Guid? Id, int Past)
{
    /// <summary>Another form has saved the same already; nothing was added.</summary>
    public bool WasThere { get; init; }
}

/// <summary>Adds or changes a rule. Where people would get it at once, it asks first.</summary>
internal sealed class SaveMailRuleHandler(
    Transactions transactions,
    IDbContextFactory<EventDb> databases,
    MailPromise promise,
    TimeProvider clock
)
{
    public Task<Result<SavedMailRule>> HandleAsync(SaveMailRule command, CancellationToken stop) =>
        transactions.RunAsync<SavedMailRule>(AskedRight.Organise(command.EventId), (db, ends) => SaveAsync(db, command, ends), stop);

    /// <summary>How many would get it and who is left out, of a rule that is not saved.</summary>
    /// <remarks>Not in a transaction: on SQLite each of ours holds the one lock for writing, and the door waits.</remarks>
    public async Task<Result<MailRuleNumbers>> CountAsync(SaveMailRule command, CancellationToken stop)
    {
        if (await transactions.WhyNotAsync(AskedRight.Organise(command.EventId), stop) is { } notAllowed)
            return notAllowed;
        await using var db = await databases.CreateDbContextAsync(stop);
        var read = await DraftedRule.ReadAsync(db, command, clock.GetUtcNow(), stop);
        return read.IsRefused
            ? read.Refusal
            : await MailRuleNumbers.OfAsync(db, read.Value.Rule, read.Value.About, clock.GetUtcNow(), stop);
    }

    private async Task<Result<SavedMailRule>> SaveAsync(EventDb db, SaveMailRule command, CancellationToken stop)
    {
        var plan = command.Plan;
        if (MailRuleCheck.WhyNot(plan) is { } refusal)
            return refusal;
        if (AudienceCheck.Read(plan.Audience) is var choice && choice.IsRefused)
            return choice.Refusal;
        command = command with { Plan = plan = plan with { Audience = choice.Value } };
        if (await RuledEvents.FindAsync(db, command.EventId, stop) is not { } about)
            return MailingRefusals.NotFound;
        var rule = await db.MailRules.SingleOrDefaultAsync(r => r.Id == command.RuleId && r.EventId == about.Id, stop);
        if ((rule is null && command.RuleId is not null) || rule is { IsBuiltIn: true })
            return MailingRefusals.NotFound;
        if (await ListMailFiles.WhyNotAsync(db, about.Id, plan.Files, stop) is { } files)
            return files;
        if (rule is not null && command.Version is { } read && rule.Version != read)
            return MailingRefusals.RuleChanged;
        if (await AudienceCheck.WhyNotAsync(db, about.Id, command.RuleId, plan.Audience, stop) is { } gone)
            return gone;
        var isNew = rule is null;
        if (isNew && await SameAsync(db, command, stop) is { } same)
            return new SavedMailRule(same, 0) { WasThere = same != command.NewId };
        rule ??= new MailRule(about.Id, plan.Mail, plan.Timing, command.NewId);
        var isOther = isNew || rule.Timing != plan.Timing || rule.Choice.Unnamed != plan.Audience.Unnamed || rule.OnceAt != plan.OnceAt;
        var wordsBefore = RuleWording.Of(rule);
        (rule.Mail, rule.Timing, rule.Choice) = (plan.Mail, plan.Timing, plan.Audience);
        (rule.Subject, rule.Body) = (plan.Subject.Copy(), plan.Body.Copy());
        rule.HasTicket = plan.HasTicket && MailAudiences.GroupOf(plan.Audience.Of) is MailGroup.Registrations;
        rule.Made = plan.Made;
        rule.Attach(plan.Files);
        var now = clock.GetUtcNow();
        if (plan.Timing.Anchor is MailAnchor.Once)
            rule.GoOnce(plan.OnceAt ?? now);
        var promised = rule.Promised;
        if (isOther && rule.IsOn)
        {
            if (rule.OnceAt is not null && !about.SendsMails)
            {
                db.ChangeTracker.Clear();
                return MailingRefusals.EventSendsNone;
            }
            var past = await MailRuleNumbers.PastAsync(db, rule, about, now, stop);
            if (past > 0 && (command.PastToo is null || (command.PastToo is true && past > command.Seen)))
            {
                db.ChangeTracker.Clear();
                return new SavedMailRule(null, past);
            }
            // A single mailing that goes to nobody is none.
            if (past == 0 && rule.OnceAt <= now)
            {
                db.ChangeTracker.Clear();
                return MailingRefusals.NobodyMeant;
            }
            rule.Begin(now, command.PastToo is true);
            promised = command.PastToo is true ? past : null;
        }
        await promise.ApproveAsync(db, rule, command.UserId, promised, stop);
        if (isNew)
            db.MailRules.Add(rule);
        await wordsBefore.KeepAsync(db, rule, command.UserId, now, stop);
        db.Audit.Add(
            new AuditEntry(clock.GetUtcNow(), command.UserId, about.Id, isNew ? "mail_rule.added" : "mail_rule.changed", rule.Id, rule.Mail)
        );
        return new SavedMailRule(rule.Id, 0);
    }

    /// <summary>
    /// What is to be added is there: the form was sent twice, or what was typed was taken up again after it was saved. A second one would only
    /// send the same mail to the same people at the same moment.
    /// </summary>
    private async Task<Guid?> SameAsync(EventDb db, SaveMailRule command, CancellationToken stop)
    {
        var rules = await db
            .MailRules.AsNoTracking()
            .Where(r => r.EventId == command.EventId && (r.Id == command.NewId || (r.IsOn && r.Mail == command.Plan.Mail)))
            .ToListAsync(stop);
        var now = clock.GetUtcNow();
        return rules.Find(rule => rule.Id == command.NewId)?.Id ?? rules.Find(rule => command.Plan.SaysTheSameAs(rule, now))?.Id;
    }
}

internal static class MailRuleCheck
{
    public static Refusal? WhyNot(MailRulePlan plan)
    {
        var timing = plan.Timing;
        if (plan.Mail is not (MailRule.Reminder or MailRule.Message))
            return MailingRefusals.NotFound;
        if (plan.Mail == MailRule.Reminder && !MailAudiences.HasReminder(plan.Audience.Of))
            return MailingRefusals.RuleOwnWords;
        var most = timing.Unit switch
        {
            MailUnit.Minutes => MailTiming.MostDays * 1_440,
            MailUnit.Hours => MailTiming.MostDays * 24,
            _ => MailTiming.MostDays,
        };
        if (timing.Amount < 0 || timing.Amount > most)
            return MailingRefusals.RuleAmount;
        if (timing.AtMinute is < 0 or >= 1_440)
            return MailingRefusals.RuleTime;
        if (plan.OnceAt is { } once && !Zone.CanBeMeant(once))
            return EventRefusals.DateOutOfRange.On("once");
        // Nobody knows before somebody registers that they will.
        if (timing is { Anchor: MailAnchor.Confirmed, IsAfter: false, Amount: > 0 })
            return MailingRefusals.RuleBefore;
        if (!MailAudiences.Has(plan.Audience.Of, timing.Anchor))
            return MailingRefusals.RuleAnchor;
        if (WordsMissing(plan.Mail, plan.Subject, plan.Body) is { } missing)
            return missing;
        if (plan.Mail != MailRule.Message)
            return null;
        if (plan.Subject.Languages.Select(plan.Subject.Translated).Append(plan.Subject.German).Any(text => text.Any(char.IsControl)))
            return MailingRefusals.LineBreak;
        if (plan.Subject.IsLongerThan(SaveWordingHandler.LongestSubject))
            return MailingRefusals.TooLong.On("subject");
        if (plan.Body.IsLongerThan(SaveWordingHandler.LongestOpening))
            return MailingRefusals.TooLong.On("body");
        var known =
            MailAudiences.GroupOf(plan.Audience.Of) is MailGroup.Registrations
                ? WordingPlaceholders.OfRegistrations
                : WordingPlaceholders.OfOthers;
        return WordingTemplate.WhyNot(plan.Subject, known, "subject")
            ?? WordingTemplate.WhyNot(plan.Body, known, "body")
            ?? MarkdownText.WhyNot(plan.Body, "body")
            ?? WordingLinks.WhyNot(plan.Body, "body");
    }

    /// <summary>Asked also where a rule begins that was saved before: whoever has no translation would get an empty mail.</summary>
    public static Refusal? WordsMissing(string mail, LocalizedText subject, LocalizedText body) =>
        mail != MailRule.Message ? null
        : !subject.HasSource ? MailingRefusals.RuleSubject
        : !body.HasSource ? MailingRefusals.RuleBody
        : null;
}
