using EventManager.Integration.Tests.Databases;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.SignIn;
using EventManager.Web.Platform.Mails;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Accounts;

public sealed class ForgottenPasswordTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task The_same_is_written_for_an_address_without_an_account_but_nothing_is_sent(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(
            kind,
            services: services => services.AddSingleton<TimeProvider>(TestClock.MidSlot())
        );
        var known = await Browser.AddAccountAsync(app, "chef@example.org");
        var closed = await Browser.AddAccountAsync(app, "weg@example.org");
        await using var db = await app.OpenDbAsync();
        DateTimeOffset? now = DateTimeOffset.UtcNow;
        await db.Users.Where(a => a.Id == closed.Id).ExecuteUpdateAsync(set => set.SetProperty(a => a.DisabledAt, now), Stop);
        string[] addresses = ["chef@example.org", "niemand@example.org", "weg@example.org"];
        using var browser = new Browser(app);

        foreach (var address in addresses.Concat(addresses))
        {
            var answer = await browser.SendAsync("/sign-in/forgotten", "forgotten", ("Email", address));
            (await answer.Content.ReadAsStringAsync(Stop)).ShouldContain("Wenn es zu dieser Adresse ein Konto gibt");
        }

        var rows = await db.Outbox.AsNoTracking().Where(m => m.Kind == PasswordLinkMail.KindName).ToListAsync(Stop);
        rows.Select(row => row.ToAddress).Order(StringComparer.Ordinal).ShouldBe(addresses);
        rows.ShouldAllBe(row => row.SubjectId != null && row.OnceKey!.Length == rows[0].OnceKey!.Length);
        var mail = app.Services.GetServices<IMailKind>().Single(one => one.Kind == PasswordLinkMail.KindName);
        foreach (var row in rows)
            (await mail.WriteAsync(db, row, Stop) is not null).ShouldBe(row.SubjectId == known.Id, row.ToAddress);
    }
}
