using EventManager.Data;
using EventManager.Domain.Accounts;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Web.Platform.Audit;

/// <summary>Writes down what changes no row of its own: a list that was saved, a sign-in that failed.</summary>
internal sealed class AuditTrail(IDbContextFactory<EventDb> databases, TimeProvider clock)
{
    /// <param name="action">What: <c>table.exported</c>.</param>
    /// <param name="userId">Whose account; null for nobody's.</param>
    /// <param name="eventId">Where it belongs to one.</param>
    /// <param name="detail">Numbers, states and names of files; never a person.</param>
    /// <param name="subjectId">What it is about.</param>
    public async Task WriteAsync(string action, Guid? userId, Guid? eventId = null, string detail = "", Guid? subjectId = null)
    {
        await using var db = await databases.CreateDbContextAsync();
        db.Audit.Add(new AuditEntry(clock.GetUtcNow(), userId, eventId, action, subjectId, detail));
        // It happened: who asked may be gone by now.
        await db.SaveChangesAsync();
    }
}
