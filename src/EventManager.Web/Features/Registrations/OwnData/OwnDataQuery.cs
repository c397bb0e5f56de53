using System.Reflection;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Features.Registrations.Mails;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Features.Registrations.OwnData;

/// <summary>A value that is kept of somebody.</summary>
/// <param name="Field">Where: <c>Registration.Email</c>.</param>
/// <param name="Value">As it is stored.</param>
/// <param name="Purpose">What for, as declared: <c>registration</c>.</param>
/// <param name="Until">When the clean-up erases it; null where it stays as long as the contact is used, or the news are wanted.</param>
public sealed record KnownField(string Field, string Value, string Purpose, DateTimeOffset? Until);

/// <summary>
/// Answers "what do you know about me" for a registration, out of the declarations alone: a new field, or a new table with a
/// registration's id, is in by itself.
/// </summary>
internal sealed class OwnDataQuery(IDbContextFactory<EventDb> databases, RetentionRules rules)
{
    private const string Key = "RegistrationId";

    /// <summary>The purpose of what is kept for news by mail.</summary>
    public const string News = "news";

    private static readonly string[] Asked =
    [
        $"{nameof(Registration)}.{nameof(Registration.FirstName)}",
        $"{nameof(Registration)}.{nameof(Registration.LastName)}",
    ];

    private static readonly MethodInfo Listing = typeof(OwnDataQuery).GetMethod(
        nameof(ListAsync),
        BindingFlags.NonPublic | BindingFlags.Static
    )!;

    /// <summary>All rows that hold something of this person: what is shown and what is erased are the same.</summary>
    public static async Task<List<object>> RowsAsync(EventDb db, Registration registration, CancellationToken stop)
    {
        var rows = new List<object> { registration };
        foreach (var type in TypesOf(db))
            rows.AddRange(await (Task<List<object>>)Listing.MakeGenericMethod(type).Invoke(null, [db, registration.Id, stop])!);
        rows.AddRange(await db.Outbox.Where(mail => mail.SubjectId == registration.Id).ToListAsync(stop));
        if (registration.NormalizedEmail.Length > 0)
        {
            var news = await db.NewsSubscriptions.Where(s => s.NormalizedEmail == registration.NormalizedEmail).ToListAsync(stop);
            rows.AddRange(news);
            rows.AddRange(await NewsMails.Of(db, news.Select(s => s.AddressId)).ToListAsync(stop));
        }
        if (registration.InvitationId is { } invitation)
            rows.AddRange(await db.Invitations.Where(i => i.Id == invitation).ToListAsync(stop));
        return rows;
    }

    /// <summary>What stands in the place of an answer that its question hides from the organisers.</summary>
    public const string Hidden = "•••";

    /// <summary>
    /// For a guardian: all of it for who has agreed; before, whose consent is asked, and the own address. The link may have gone to an
    /// address that was mistyped.
    /// </summary>
    public async Task<IReadOnlyList<KnownField>> ForGuardianAsync(RegistrationFacts facts, CancellationToken stop)
    {
        var all = OfEvent(await ReadAsync(facts, stop));
        return facts.Registration.GuardianConsent is GuardianConsent.ByMail
            ? [.. all]
            : [.. all.Where(field => field.Purpose == "guardian" || Asked.Contains(field.Field))];
    }

    /// <summary>For an organiser, who answers somebody: without answers that the question shows to nobody of the house.</summary>
    public async Task<IReadOnlyList<KnownField>> ForOrganiserAsync(RegistrationFacts facts, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var answers = await db
            .Answers.Where(a => a.RegistrationId == facts.Registration.Id)
            .Where(a => db.Questions.Any(q => q.Id == a.QuestionId && !q.IsSeenByOrganisers))
            .Select(a => new { a.Id, a.FileId })
            .ToListAsync(stop);
        var hidden = answers.Select(a => a.Id).Concat(answers.Select(a => a.FileId ?? a.Id)).ToHashSet();
        return [.. OfEvent(await ReadAsync(facts, stop, hidden))];
    }

    /// <summary>News by mail are between the house and the address: whoever answers for one event does not read of them.</summary>
    private static IEnumerable<KnownField> OfEvent(IEnumerable<KnownField> all) => all.Where(field => field.Purpose != News);

    public static bool IsNews(object row) => row is NewsSubscription or OutboxMail { Kind: Newsletter.Mail or NewsMails.Confirm };

    /// <summary>What a row beside the registrations, and the mails about it, say of whom it names.</summary>
    public async Task<IReadOnlyList<KnownField>> OfRowAsync(NamedRow named, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var rows = await EraseNamedRowHandler.RowsAsync(db, named, stop);
        return [.. rows.SelectMany(row => Fields(row, named.Event, [])).Where(field => !IsOfSomebodyElse(field.Field)).Distinct()];
    }

    /// <summary>A company's list names its apprentices: its officer is not told of them, and they are not erased with the officer.</summary>
    public static bool IsOfSomebodyElse(string field) => field == $"{nameof(CompanyAccess)}.{nameof(CompanyAccess.AdmittedAddresses)}";

    public async Task<IReadOnlyList<KnownField>> ReadAsync(
        RegistrationFacts facts,
        CancellationToken stop,
        IReadOnlySet<Guid>? hidden = null
    )
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var registration = facts.Registration;
        var rows = await RowsAsync(db, registration, stop);
        var ownDays = await db
            .Questions.Where(q => q.EventId == registration.EventId && q.KeepDays != null)
            .ToDictionaryAsync(q => q.Id, q => q.KeepDays!.Value, stop);
        return [.. rows.SelectMany(row => Fields(row, facts.Event, ownDays).Select(field => Shown(row, field, hidden))).Distinct()];
    }

    private IEnumerable<KnownField> Fields(object row, Event of, Dictionary<Guid, int> ownDays)
    {
        foreach (var (property, declared) in PersonalFields.Of(row.GetType()))
        {
            // Of an erased invitation its own id stands where the key of the address was.
            if (property.GetValue(row) is string { Length: > 0 } value && (row as Invitation)?.Id.ToString() != value)
                yield return new(
                    $"{row.GetType().Name}.{property.Name}",
                    value,
                    IsNews(row) ? News : declared.Purpose,
                    Until(row, declared, of, ownDays)
                );
        }
    }

    private static KnownField Shown(object row, KnownField field, IReadOnlySet<Guid>? hidden)
    {
        Guid? id = row is Answer answer ? answer.Id : (row as StoredFile)?.Id;
        return id is { } one && hidden?.Contains(one) == true ? field with { Value = Hidden } : field;
    }

    /// <summary>As the clean-up does it.</summary>
    private DateTimeOffset? Until(object row, PersonalAttribute declared, Event of, Dictionary<Guid, int> ownDays) =>
        declared.Retention is Retention.WithContact or Retention.UntilWithdrawn ? null
        : row is OutboxMail mail ? (mail.SentAt ?? mail.CreatedAt).AddDays(rules.MailDays)
        : of.EndsAt.AddDays(
            rules.Days(
                of.Kind,
                declared.Purpose,
                row is Answer answer && ownDays.TryGetValue(answer.QuestionId, out var days) ? days : null
            )
        );

    /// <summary>Tables whose rows belong to one registration and hold something personal.</summary>
    public static List<Type> TypesOf(EventDb db) =>
        [
            .. db
                .Model.GetEntityTypes()
                .Where(type => type.FindProperty(Key) is not null && PersonalFields.Of(type.ClrType).Any())
                .Select(type => type.ClrType),
        ];

    private static async Task<List<object>> ListAsync<T>(EventDb db, Guid registrationId, CancellationToken stop)
        where T : class => [.. await db.Set<T>().Where(row => EF.Property<Guid>(row, Key) == registrationId).ToListAsync(stop)];
}
