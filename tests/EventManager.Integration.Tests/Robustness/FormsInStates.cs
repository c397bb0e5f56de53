using System.Net;
using System.Text.RegularExpressions;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.Events;
using EventManager.Domain.Exhibitors;
using EventManager.Domain.Mailings;
using EventManager.Domain.Registrations;
using EventManager.Domain.Registrations.Questions;
using EventManager.Integration.Tests.Accounts;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Registrations;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.News;
using EventManager.Web.Platform.Security;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace EventManager.Integration.Tests.Robustness;

/// <param name="Name">As its page calls it.</param>
/// <param name="Before">A form that is sent first, since it brings this one about.</param>
internal sealed record FormInState(HttpClient Client, string Path, string Name, string? Before = null);

/// <summary>Forms that a page shows to somebody in a certain state only: an offer, an answer that is missing, a second factor.</summary>
internal sealed partial class FormsInStates : IAsyncDisposable
{
    private readonly List<FormInState> forms = [];
    private readonly TestApp app;

    private FormsInStates(TestApp app, HeardErrors errors) => (this.app, Errors) = (app, errors);

    public static readonly string[] Names =
    [
        "accept",
        "decline",
        "age",
        "guardian",
        "take-back",
        "answers",
        "take-over",
        "allow",
        "codes",
        "remove-",
        "by-password",
        "by-code",
        "reset-second-factor",
        "enable",
        "again",
        "no-logo",
        "topics",
        "unsubscribe",
    ];

    public HeardErrors Errors { get; }

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public IEnumerable<FormInState> All() => forms;

    public static async Task<FormsInStates> StartAsync(DatabaseUnderTest kind)
    {
        var errors = new HeardErrors();
        var states = new FormsInStates(
            await TestApp.StartAsync(kind, services: services => services.AddSingleton<ILoggerProvider>(errors)),
            errors
        );
        await states.PrepareAsync();
        return states;
    }

    /// <summary>What a page calls a form, as its source writes it: without the row that it is about.</summary>
    public static string Written(string name) => Row().Replace(name, "$1-");

    /// <summary>All that are written anywhere.</summary>
    public static IReadOnlySet<string> InSources() =>
        Directory
            .EnumerateFiles(Path.Combine(SourceTree.Root, "src", "EventManager.Web"), "*.razor", SearchOption.AllDirectories)
            .SelectMany(file => Sources().Matches(File.ReadAllText(file)))
            .Select(match => match.Groups[1].Value)
            .ToHashSet();

    public async Task SendAsync(FormInState one, int times)
    {
        var page = await one.Client.GetStringAsync(one.Path, Stop);
        if (one.Before is { } before)
        {
            using var first = await PostAsync(one.Client, one.Path, Form(page, one.Path, before));
            page = first.IsSuccessStatusCode
                ? await first.Content.ReadAsStringAsync(Stop)
                : await one.Client.GetStringAsync(one.Path, Stop);
        }
        var form = Form(page, one.Path, one.Name);
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, times)
                .Select(async _ =>
                {
                    using var answer = await PostAsync(one.Client, one.Path, form);
                    return (int)answer.StatusCode;
                })
        );
        answers.ShouldAllBe(status => status < 400, $"{one.Path} {one.Name}: {string.Join(' ', answers)}\n{string.Join('\n', Errors.All)}");
    }

    /// <summary>Of eight that came at once one had an effect.</summary>
    public async Task ShouldBeOnceAsync()
    {
        await using var db = await app.OpenDbAsync();
        var mails = await db
            .Outbox.GroupBy(m => m.Kind)
            .Select(g => new { g.Key, Count = g.Count() })
            .ToDictionaryAsync(g => g.Key, g => g.Count, Stop);
        (mails["registration-cancelled"], mails["account-invitation"]).ShouldBe((1, 1));
        (await db.Tickets.GroupBy(t => t.RegistrationId).CountAsync(g => g.Count() > 1, Stop)).ShouldBe(0);
        (await db.Registrations.CountAsync(r => r.Email == "neu@kvv.example", Stop)).ShouldBe(1);
        (await db.Answers.CountAsync(Stop)).ShouldBe(1);
        (await db.UserPasskeys.CountAsync(Stop)).ShouldBe(0);
        (await db.Logos.CountAsync(Stop)).ShouldBe(0);
        (await db.Audit.CountAsync(a => a.Action.StartsWith("exhibitor.logo"), Stop)).ShouldBe(1);
        (await db.SeatPools.SumAsync(pool => pool.Taken, Stop)).ShouldBe(
            await db.Registrations.CountAsync(r => r.State == RegistrationState.Confirmed, Stop)
        );
        var changes = await db
            .Audit.Where(a => a.Action == "account.second_factor_reset" || a.Action == "account.enabled")
            .Select(a => a.Action)
            .ToListAsync(Stop);
        changes.Order().ShouldBe(["account.enabled", "account.second_factor_reset"]);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in forms.Select(form => form.Client).Distinct())
            client.Dispose();
        await app.DisposeAsync();
    }

    private static PageForm Form(string page, string path, string name) =>
        PageForm.In(page, path).FirstOrDefault(form => Written(form.Name) == name)
        ?? throw new InvalidOperationException(
            $"{path} does not show {name}: {string.Join(", ", PageForm.In(page, path).Select(f => f.Name))}"
        );

    private static async Task<HttpResponseMessage> PostAsync(HttpClient client, string path, PageForm form)
    {
        using var content = new FormUrlEncodedContent(
            form.Fields.SelectMany(field => Typed(field).Select(value => KeyValuePair.Create(field.Name, value)))
        );
        using var request = new HttpRequestMessage(HttpMethod.Post, form.Action.Length > 0 ? form.Action : path) { Content = content };
        request.Headers.Add("X-Forwarded-For", "10.1.2." + Random.Shared.Next(1, 255));
        return await client.SendAsync(request, Stop);
    }

    private static IEnumerable<string> Typed(FormField field) =>
        field.Name switch
        {
            "Password" => [Browser.Password],
            "IsMinor" or "Form.IsMinor" => ["true"],
            "GuardianEmail" or "Form.GuardianEmail" or "Email" => ["eltern@haus.example"],
            "pasted" when field.Values[0].Length == 0 => ["Neu;Nele;neu@kvv.example"],
            _ => ParallelTests.Values(field, 0),
        };

    private async Task PrepareAsync()
    {
        var fair = await app.AddEventAsync(change: e => e.GuardianConsentUnderAge = 16);
        var ids = new Dictionary<string, Guid>();
        foreach (var name in (string[])["accept", "decline", "guardian", "take-back", "age", "answers"])
        {
            var visitor = TestRegistrations.Visitor(fair.Slug, name);
            var of = name switch
            {
                "guardian" or "take-back" => visitor with
                {
                    IsMinor = true,
                    GuardianEmail = name == "take-back" ? "eltern@haus.example" : null,
                },
                "age" => visitor with { AnswersLater = true },
                _ => visitor with { IsMinor = false },
            };
            ids[name] = (await app.RegisterAsync(of)).Value.Id;
        }
        await using var db = await app.OpenDbAsync();
        var until = DateTimeOffset.UtcNow.AddDays(1);
        foreach (var name in (string[])["accept", "decline"])
        {
            await db.Tickets.Where(t => t.RegistrationId == ids[name]).ExecuteDeleteAsync(Stop);
            await db
                .Registrations.Where(r => r.Id == ids[name])
                .ExecuteUpdateAsync(
                    set => set.SetProperty(r => r.State, RegistrationState.Offered).SetProperty(r => r.OfferExpiresAt, until),
                    Stop
                );
        }
        db.Questions.Add(new Question(fair.Id, "wish", QuestionKind.Text, new("Was wünschst du dir?")));
        var company = new CompanyAccess(fair.Id, "KVV", "Eva Leitung", "eva@kvv.example", DateTimeOffset.UtcNow);
        db.CompanyAccesses.Add(company);
        var exhibitor = new Exhibitor(fair.Id, "KVV", "Eva", "stand@kvv.example", DateTimeOffset.UtcNow);
        db.AddRange(exhibitor, new ExhibitorLogo(exhibitor.Id, 1, 1, [1]));
        db.Categories.Add(EventManager.Domain.Tickets.TicketCategory.ForCompanies(fair.Id));
        await db.SaveChangesAsync(Stop);
        string At(string path, LinkPurpose purpose, Guid id) => path + app.Token(purpose, id);
        foreach (var name in (string[])["accept", "decline", "guardian", "age", "answers"])
            forms.Add(new(app.Client, At("/me/", LinkPurpose.Registration, ids[name]), name));
        forms.Add(new(app.Client, At("/consent/", LinkPurpose.Guardian, ids["take-back"]), "take-back", "agree"));
        forms.Add(new(app.Client, At("/c/", LinkPurpose.Company, company.Id), "take-over", "many"));
        forms.Add(new(app.Client, At("/x/", LinkPurpose.Exhibitor, exhibitor.Id), "no-logo"));
        forms.Add(new(app.Client, At("/stop/", LinkPurpose.StopMails, Guid.NewGuid()), "allow", "stop"));
        foreach (var name in (string[])["topics", "unsubscribe"])
            forms.Add(new(app.Client, At("/choice/", LinkPurpose.MailChoice, await SubscribeAsync(name)), name));
        await AddAccountsAsync(fair);
    }

    /// <returns>The address, as its choices know it.</returns>
    private async Task<Guid> SubscribeAsync(string name)
    {
        var asked = new NewsSubscription(
            Guid.NewGuid(),
            name + "@haus.example",
            NewsTopics.TrainingFairs,
            "de",
            "de:0",
            DateTimeOffset.UtcNow
        );
        await using (var db = await app.OpenDbAsync())
        {
            db.Add(asked);
            await db.SaveChangesAsync(Stop);
        }
        (await app.Services.GetRequiredService<ConfirmNewsHandler>().HandleAsync(asked.Id, Stop)).IsRefused.ShouldBeFalse();
        return asked.AddressId;
    }

    private async Task AddAccountsAsync(Event fair)
    {
        var chef = await app.SignInAsync(StaffRole.Organiser, fair.Id, administrator: true);
        await using var db = await app.OpenDbAsync();
        var own = await db.Users.Select(a => a.Id).SingleAsync(Stop);
        var hash = new PasswordHasher<Account>().HashPassword(new Account(), Browser.Password);
        await db
            .Users.Where(a => a.Id == own)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.TwoFactorEnabled, true).SetProperty(a => a.PasswordHash, hash), Stop);
        db.UserPasskeys.Add(
            new IdentityUserPasskey<Guid>
            {
                UserId = own,
                CredentialId = [1, 2, 3],
                Data = new IdentityPasskeyData
                {
                    PublicKey = [1],
                    Name = "Test",
                    CreatedAt = DateTimeOffset.UtcNow,
                    AttestationObject = [1],
                    ClientDataJson = [1],
                },
            }
        );
        var (lost, closed, invited) = (Other("lost"), Other("closed"), Other("invited"));
        (lost.TwoFactorEnabled, closed.DisabledAt) = (true, DateTimeOffset.UtcNow);
        lost.PasswordHash = closed.PasswordHash = "x";
        db.AddRange(lost, closed, invited);
        await db.SaveChangesAsync(Stop);
        const string accounts = "/organise/administration/accounts/";
        forms.Add(new(chef, accounts + lost.Id, "reset-second-factor"));
        forms.Add(new(chef, accounts + closed.Id, "enable"));
        forms.Add(new(chef, accounts + invited.Id, "again"));
        forms.Add(new(chef, "/account/passkeys", "remove-"));
        forms.Add(new(chef, "/account/two-factor", "codes"));
        forms.Add(new(chef, "/account/confirm", "by-code"));
        forms.Add(new(chef, "/account/confirm", "by-password"));
    }

    private static Account Other(string name)
    {
        var address = name + "@haus.example";
        return new()
        {
            UserName = address,
            Email = address,
            NormalizedUserName = address.ToUpperInvariant(),
            NormalizedEmail = address.ToUpperInvariant(),
            DisplayName = name,
            SecurityStamp = name,
        };
    }

    [GeneratedRegex("^(choose|remove|revoke|end|unlink)-.*$")]
    private static partial Regex Row();

    [GeneratedRegex("@formname=\"(?:@\\(\")?([a-z][a-z-]*)")]
    private static partial Regex Sources();
}
