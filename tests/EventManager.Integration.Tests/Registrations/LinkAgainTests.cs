using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Registrations;

/// <summary>Whoever asks for a link by an address learns nothing about it: neither by words nor by what the server does meanwhile.</summary>
public sealed class LinkAgainTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_same_is_asked_and_written_whether_or_not_somebody_is_registered()
    {
        var statements = new StatementCount();
        await using var app = await statements.StartAsync(DatabaseUnderTest.Sqlite, TestClock.MidSlot());
        var fair = await app.AddEventAsync();
        var known = (await app.RegisterAsync(fair.Slug, "anna")).Value.Id;
        await using var db = await app.OpenDbAsync();
        var address = await db.Registrations.Where(r => r.Id == known).Select(r => r.Email).SingleAsync(Stop);
        var handler = app.Services.GetRequiredService<RegisterByFormHandler>();
        await handler.SendLinkAsync(fair.Slug, "warm@schule.example", Stop);
        var work = new List<int>();
        foreach (var email in new[] { address, "niemand@schule.example", address, "niemand@schule.example" })
            work.Add(await statements.OfAsync(() => handler.SendLinkAsync(fair.Slug, email, Stop)));

        (work[0], work[2]).ShouldBe((work[1], work[3]));
        var rows = await db.Outbox.AsNoTracking().Where(mail => mail.Kind == RegistrationMails.Link).ToListAsync(Stop);
        rows.Count.ShouldBe(3, "one of each in ten minutes");
        rows.ShouldAllBe(row => row.OnceKey!.Length == rows[0].OnceKey!.Length);
        var mail = app.Services.GetServices<IMailKind>().Single(one => one.Kind == RegistrationMails.Link);
        foreach (var row in rows)
            (await mail.WriteAsync(db, row, Stop) is not null).ShouldBe(row.SubjectId == known, row.ToAddress);
    }
}
