using EventManager.Data;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Testing;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Events;

/// <summary>What the tests of this area start from.</summary>
internal static class EventsTest
{
    public static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static void SkipWithout(DatabaseUnderTest kind) =>
        Assert.SkipWhen(kind is DatabaseUnderTest.PostgreSql && TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");

    /// <summary>Ninety days from now at 9 o'clock in Kassel, open for registration since yesterday.</summary>
    public static Event Make(string slug, EventVisibility visibility = EventVisibility.Public, int capacity = 50)
    {
        var start = Zone.ToUtc(DateTime.UtcNow.Date.AddDays(90).AddHours(9), Zone.Default);
        var made = new Event(
            slug,
            EventKind.TrainingFair,
            new LocalizedText("Messe " + slug, "Fair " + slug),
            start,
            start.AddHours(6),
            capacity
        )
        {
            Visibility = visibility,
        };
        made.SetRegistrationWindow(DateTimeOffset.UtcNow.AddDays(-1), start).ShouldBeNull();
        return made;
    }

    public static Event Published(string slug, EventVisibility visibility = EventVisibility.Public, int capacity = 50)
    {
        var made = Make(slug, visibility, capacity);
        made.Publish().ShouldBeNull();
        return made;
    }

    public static async Task AddAsync(this TestApp app, params object[] rows)
    {
        await using var db = await app.OpenDbAsync();
        db.AddRange(rows);
        await db.SaveChangesAsync(Stop);
    }

    public static Registration Confirmed(Event @event, int number)
    {
        var made = new Registration(
            @event,
            new Person("Kim", "Nr" + number, $"kim{number}@schule.example"),
            "de",
            1,
            DateTimeOffset.UtcNow
        );
        made.Confirm(DateTimeOffset.UtcNow);
        return made;
    }

    public static async Task<Account> AddAccountAsync(this TestApp app, string name, bool administrator = false, bool mayCreate = false)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var account = new Account
        {
            UserName = name + "@stadt.example",
            Email = name + "@stadt.example",
            DisplayName = name,
            IsAdministrator = administrator,
            MayCreateEvents = mayCreate,
        };
        (await scope.ServiceProvider.GetRequiredService<UserManager<Account>>().CreateAsync(account)).Succeeded.ShouldBeTrue();
        return account;
    }

    /// <summary>A browser that is signed in, as the sign-in page would leave it.</summary>
    public static async Task<HttpClient> SignedInAsync(this TestApp app, Account account)
    {
        await using var scope = app.Services.CreateAsyncScope();
        var client = app.NewClient();
        client.DefaultRequestHeaders.Add("Cookie", await TestSignIn.CookieAsync(scope.ServiceProvider, account));
        return client;
    }

    public static EventStaff Staff(Event @event, Account account, StaffRole role) => new(@event.Id, account.Id, role);
}
