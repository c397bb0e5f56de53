using System.Security.Claims;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Integration.Tests.Access;
using EventManager.Testing;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;

namespace EventManager.Integration.Tests.Events;

/// <summary>Points of a checklist, and people who are in charge of them.</summary>
internal static class ChecklistWorld
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<(Guid Id, ClaimsPrincipal Who)> PersonAsync(TestApp app, StaffRole? role, Guid eventId)
    {
        using var client = await app.SignInAsync(role, eventId);
        var who = OpenCircuit.WhoIs(app.Services, client);
        return (EventAccess.UserId(who)!.Value, who);
    }

    public static async Task<ChecklistPoint> AddAsync(TestApp app, Event of, string? key, int daysBefore, Guid? person = null)
    {
        var point = new ChecklistPoint(of.Id, key, "", daysBefore, 0);
        point.Change(key is null ? "Schlüssel holen" : "", daysBefore, person).ShouldBeNull();
        await using var db = await app.OpenDbAsync();
        db.Add(point);
        await db.SaveChangesAsync(Stop);
        return point;
    }

    public static async Task<ChecklistPoint> ReadAsync(TestApp app, Guid id)
    {
        await using var db = await app.OpenDbAsync();
        return await db.ChecklistPoints.AsNoTracking().SingleAsync(p => p.Id == id, Stop);
    }
}
