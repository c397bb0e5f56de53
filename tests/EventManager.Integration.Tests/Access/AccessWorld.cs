using EventManager.Data;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.CheckIn;
using EventManager.Integration.Tests.Robustness;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.AccessTokens;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Security;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Access;

/// <summary>The whole program, everybody who may ask it something, and a link of each kind of this event and of another.</summary>
internal sealed class AccessWorld(WholeProgram program) : IAsyncDisposable
{
    public WholeProgram Program { get; } = program;

    public List<Caller> Callers { get; } = [];

    /// <summary>By purpose: of the event of the addresses, and of another.</summary>
    public Dictionary<LinkPurpose, (string Here, string Elsewhere)> Links { get; } = [];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static async Task<AccessWorld> StartAsync(DatabaseUnderTest kind)
    {
        var world = new AccessWorld(await WholeProgram.StartAsync(kind));
        await using var db = await world.Program.App.OpenDbAsync();
        var here = await db.Events.SingleAsync(e => e.Slug == world.Program.Slugs[0], Stop);
        var elsewhere = await world.Program.App.AddEventAsync();
        await world.AddAccountsAsync(here, elsewhere);
        await world.AddTokensAsync(here, elsewhere);
        await world.AddLinksAsync(db, here, elsewhere);
        return world;
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var caller in Callers)
            caller.Client.Dispose();
        await Program.DisposeAsync();
    }

    private async Task AddAccountsAsync(Event here, Event elsewhere)
    {
        var app = Program.App;
        Callers.Add(new("nobody", app.NewClient()));
        var maker = await app.SignInAsync(null, null);
        await using (var db = await app.OpenDbAsync())
            await db
                .Users.Where(a => a.DisplayName == "Test account")
                .ExecuteUpdateAsync(set => set.SetProperty(a => a.MayCreateEvents, true), Stop);
        Callers.Add(new("may create events", maker) { IsSignedIn = true, MayCreateEvents = true });
        Callers.Add(new("an account without a role", await app.SignInAsync(null, null)) { IsSignedIn = true });
        Callers.Add(new("administrator", await app.SignInAsync(null, null, true)) { IsSignedIn = true, IsAdministrator = true });
        foreach (var role in Enum.GetValues<StaffRole>())
        {
            Callers.Add(new($"{role} here", await app.SignInAsync(role, here.Id)) { IsSignedIn = true, RoleHere = role });
            Callers.Add(new($"{role} elsewhere", await app.SignInAsync(role, elsewhere.Id)) { IsSignedIn = true });
        }
    }

    private async Task AddTokensAsync(Event here, Event elsewhere)
    {
        foreach (var @event in new[] { here, elsewhere })
        {
            var scene = new DoorScene(Program.App, @event, Program.App.NewClient());
            var (isElsewhere, where) = (@event == elsewhere, @event == here ? "here" : "elsewhere");
            foreach (var scope in Scopes.All)
                Callers.Add(Token($"{scope} {where}", await scene.TokenAsync(AccessTokenKind.Api, scope), scope, isElsewhere));
            Callers.Add(Token("phone " + where, await scene.TokenAsync(), Scopes.CheckIn, isElsewhere));
            var kiosk = (await KioskScene.LinkAsync(scene)).Kiosk;
            Callers.Add(new("kiosk " + where, kiosk) { Scopes = [Scopes.Kiosk], IsBoundElsewhere = isElsewhere });
            // Its row says that it may everything; what it is says that it may not.
            var wide = await scene.TokenAsync(scopes: string.Join(' ', Scopes.All));
            Callers.Add(Token("phone with more scopes " + where, wide, Scopes.CheckIn, isElsewhere));
            foreach (var scope in isElsewhere ? [] : Scopes.All)
                Callers.Add(
                    Token(scope + " of all events", await scene.TokenAsync(AccessTokenKind.Api, scope, bound: false), scope, false)
                );
            Callers.Add(new("revoked token " + where, scene.ClientWith(await scene.TokenAsync(revoked: true))));
        }
    }

    private Caller Token(string name, string token, string scope, bool isElsewhere)
    {
        var client = Program.App.NewClient();
        client.DefaultRequestHeaders.Authorization = new("Bearer", token);
        return new(name, client) { Scopes = [scope], IsBoundElsewhere = isElsewhere };
    }

    private async Task AddLinksAsync(EventDb db, Event here, Event elsewhere)
    {
        var secrets = Program.App.Services.GetRequiredService<PersonalLinks>();
        var now = DateTimeOffset.UtcNow;
        var people = new List<(Guid Person, Guid Unconfirmed, Guid Minor, Exhibitor Exhibitor, CompanyAccess Officer, Invitation Guest)>();
        foreach (var @event in new[] { here, elsewhere })
        {
            await db
                .Events.Where(e => e.Id == @event.Id)
                .ExecuteUpdateAsync(set => set.SetProperty(e => e.GuardianConsentUnderAge, 16), Stop);
            var name = @event == here ? "hier" : "dort";
            var visitor = TestRegistrations.Visitor(@event.Slug, "link-" + name) with { PartySize = 2, IsMinor = false };
            var exhibitor = new Exhibitor(@event.Id, "Firma " + name, "Eva Ek", $"eva@{name}.example", now);
            var officer = new CompanyAccess(@event.Id, "Firma " + name, "Olaf Ohm", $"olaf@{name}.example", now);
            var guest = new Invitation(@event.Id, "Gast " + name, $"gast@{name}.example", now);
            db.AddRange(exhibitor, officer, guest);
            people.Add(
                (
                    await RegisterAsync(visitor),
                    await RegisterAsync(
                        TestRegistrations.Visitor(@event.Slug, "mail-" + name) with
                        {
                            ConfirmEmail = true,
                            IsMinor = false,
                        }
                    ),
                    await RegisterAsync(
                        TestRegistrations.Visitor(@event.Slug, "kind-" + name) with
                        {
                            IsMinor = true,
                            GuardianEmail = $"eltern@{name}.example",
                        }
                    ),
                    exhibitor,
                    officer,
                    guest
                )
            );
        }
        var news = new[] { "hier", "dort" }
            .Select(name => new NewsSubscription(Guid.NewGuid(), $"news@{name}.example", NewsTopics.All, "de", "de:0", now))
            .ToList();
        db.AddRange(news);
        await db.SaveChangesAsync(Stop);
        var (of, other) = (people[0], people[1]);
        foreach (
            var (purpose, first, second) in new[]
            {
                (LinkPurpose.Registration, of.Person, other.Person),
                (LinkPurpose.Party, of.Person, other.Person),
                (LinkPurpose.Calendar, of.Person, other.Person),
                (LinkPurpose.StopMails, of.Person, other.Person),
                (LinkPurpose.MailChoice, of.Person, other.Person),
                (LinkPurpose.News, news[0].Id, news[1].Id),
                (LinkPurpose.Confirm, of.Unconfirmed, other.Unconfirmed),
                (LinkPurpose.Guardian, of.Minor, other.Minor),
                (LinkPurpose.Exhibitor, of.Exhibitor.Id, other.Exhibitor.Id),
                (LinkPurpose.Company, of.Officer.Id, other.Officer.Id),
                (LinkPurpose.Invitation, of.Guest.Id, other.Guest.Id),
                (LinkPurpose.Event, here.Id, elsewhere.Id),
            }
        )
            Links[purpose] = (secrets.Token(purpose, first), secrets.Token(purpose, second));
        var files = new[] { here, elsewhere }.Select(e => new MailFile(e.Id, "plan.pdf", "application/pdf", [.. "%PDF-"u8], now)).ToList();
        db.AddRange(files);
        // A plan of it can be made.
        db.Add(new Booth(elsewhere.Id, await db.Rooms.Select(r => r.Id).FirstAsync(Stop), "A1", 0, 0, 300, 200));
        await db.SaveChangesAsync(Stop);
        string LinkTo(MailFile file) => secrets.ShortToken(LinkPurpose.MailFile, file.Id, 1, now.AddDays(1));
        Links[LinkPurpose.MailFile] = (LinkTo(files[0]), LinkTo(files[1]));
        string PlanOf(Event e) => secrets.ShortToken(LinkPurpose.MadeFile, e.Id, (int)MadeFiles.Plan, now.AddDays(1));
        Links[LinkPurpose.MadeFile] = (PlanOf(here), PlanOf(elsewhere));
    }

    private async Task<Guid> RegisterAsync(RegisterVisitor visitor) => (await Program.App.RegisterAsync(visitor)).Value.Id;
}
