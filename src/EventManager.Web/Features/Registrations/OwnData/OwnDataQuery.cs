using System.Reflection;
using EventManager.Data;
using EventManager.Domain.Common;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Web.Features.Registrations.Mails;
using EventManager.Web.Platform.Settings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Features.Registrations.OwnData;

/// <summary>A value that is kept of somebody.</summary>
/// <param name="Field">Where: <c>Registration.Email</c>.</param>
/// <param name="Value">As it is stored.</param>
/// <param name="Purpose">What for, as declared: <c>registration</c>.</param>
/// <param name="Until">When the clean-up erases it.</param>
internal sealed record KnownField(string Field, string Value, string Purpose, DateTimeOffset Until);

/// <summary>
/// Answers "what do you know about me" for a registration, out of the declarations alone: a new field, or a new table with a
/// registration's id, is in by itself.
/// </summary>
internal sealed class OwnDataQuery(IDbContextFactory<EventDb> databases, IOptions<PrivacyOptions> privacy)
{
    private const string Key = "RegistrationId";

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
        if (registration.InvitationId is { } invitation)
            rows.AddRange(await db.Invitations.Where(i => i.Id == invitation).ToListAsync(stop));
        return rows;
    }

    /// <summary>What is declared, with the declaration.</summary>
    public static IEnumerable<(PropertyInfo Property, PersonalAttribute Declared)> Personal(Type type) =>
        type.GetProperties()
            .Select(property => (property, property.GetCustomAttribute<PersonalAttribute>()!))
            .Where(one => one.Item2 is not null);

    public async Task<IReadOnlyList<KnownField>> ReadAsync(RegistrationFacts facts, CancellationToken stop)
    {
        await using var db = await databases.CreateDbContextAsync(stop);
        var registration = facts.Registration;
        var rows = await RowsAsync(db, registration, stop);
        var ownDays = await db
            .Questions.Where(q => q.EventId == registration.EventId && q.KeepDays != null)
            .ToDictionaryAsync(q => q.Id, q => q.KeepDays!.Value, stop);
        return [.. rows.SelectMany(row => Fields(row, facts.Event.EndsAt, ownDays)).Distinct()];
    }

    private IEnumerable<KnownField> Fields(object row, DateTimeOffset ended, Dictionary<Guid, int> ownDays)
    {
        foreach (var (property, declared) in Personal(row.GetType()))
        {
            if (property.GetValue(row) is string { Length: > 0 } value)
                yield return new($"{row.GetType().Name}.{property.Name}", value, declared.Purpose, Until(row, declared, ended, ownDays));
        }
    }

    /// <summary>As the clean-up does it.</summary>
    private DateTimeOffset Until(object row, PersonalAttribute declared, DateTimeOffset ended, Dictionary<Guid, int> ownDays) =>
        (row, declared.Purpose) switch
        {
            (OutboxMail mail, _) => (mail.SentAt ?? mail.CreatedAt).AddDays(privacy.Value.KeepMailDays),
            (Answer answer, _) when ownDays.TryGetValue(answer.QuestionId, out var days) => ended.AddDays(Shorter(days)),
            (_, "catering" or "accessibility") => ended.AddDays(Shorter(Invitation.KeepNeedsDays)),
            _ => ended.AddDays(privacy.Value.KeepDaysAfterEvent),
        };

    private int Shorter(int days) => Math.Min(days, privacy.Value.KeepDaysAfterEvent);

    /// <summary>Tables whose rows belong to one registration and hold something personal.</summary>
    public static List<Type> TypesOf(EventDb db) =>
        [
            .. db
                .Model.GetEntityTypes()
                .Where(type => type.FindProperty(Key) is not null && Personal(type.ClrType).Any())
                .Select(type => type.ClrType),
        ];

    private static async Task<List<object>> ListAsync<T>(EventDb db, Guid registrationId, CancellationToken stop)
        where T : class => [.. await db.Set<T>().Where(row => EF.Property<Guid>(row, Key) == registrationId).ToListAsync(stop)];
}
