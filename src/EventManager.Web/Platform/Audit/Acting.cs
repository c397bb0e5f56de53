using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Web.Platform.Jobs.Tasks;
using EventManager.Web.Platform.Security;

namespace EventManager.Web.Platform.Audit;

/// <summary>
/// On whose account something happens now: of whoever asks by a request or a circuit, or of whoever asked for the task that does it. Null
/// is nobody's: the program's own doing, or that of a link's holder.
/// </summary>
internal static class Acting
{
    public static Guid? AccountId => CallingTask.Current?.UserId ?? (CallingUser.Current is { } user ? EventAccess.UserId(user) : null);

    /// <summary>Taken along by what is done later and elsewhere, as a command that waits in a queue.</summary>
    public static AuditMark Mark => new(AccountId, AuditOrigins.Current);

    /// <summary>In the transaction that does it: neither is there without the other, whatever breaks in between.</summary>
    /// <param name="db">Of the transaction.</param>
    /// <param name="action">What.</param>
    /// <param name="eventId">Where it belongs to one.</param>
    /// <param name="at">Now.</param>
    /// <param name="detail">Numbers, states and kinds; never a person.</param>
    /// <param name="subjectId">What it is about.</param>
    public static void WriteDown(
        this EventDb db,
        string action,
        Guid? eventId,
        DateTimeOffset at,
        string detail = "",
        Guid? subjectId = null
    ) => db.Audit.Add(new AuditEntry(at, AccountId, eventId, action, subjectId, detail));
}

/// <summary>Who asked, and from where.</summary>
internal sealed record AuditMark(Guid? UserId, string Origin)
{
    public AuditEntry Entry(string action, Guid? eventId, DateTimeOffset at, Guid? subjectId) =>
        new(at, UserId, eventId, action, subjectId, "") { Origin = Origin };
}
