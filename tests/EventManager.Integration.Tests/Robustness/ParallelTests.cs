using System.Net;
using System.Text;
using EventManager.Integration.Tests.Accounts;
using EventManager.Testing;
using EventManager.Web.Features.Accounts.SignIn;
using EventManager.Web.Platform.Settings;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace EventManager.Integration.Tests.Robustness;

/// <summary>
/// A button that is pressed eight times, a program that sends again while the first try is on its way: nothing fails, and what comes of it is
/// what comes of one. For every form of every page and every call that changes something, found in the table of routes.
/// </summary>
public sealed class ParallelTests
{
    private const int AtOnce = 8;

    /// <summary>Each one is another: eight sessions, eight challenges, eight wrong codes.</summary>
    private static readonly string[] EachCounts = ["sign-in", "/sign-out", "passkey", "issue", "emergency"];

    /// <summary>Forms that no test brings about, and why.</summary>
    private static readonly Dictionary<string, string> Elsewhere = new()
    {
        ["code"] = "of a cookie between two steps: PasswordRulesTests",
        ["by-passkey"] = "needs a device that signs",
        ["unlink-"] = "needs a provider: ProviderAddressTests",
        ["end-"] = "ends what the sender needs: SessionTests",
        ["end-others"] = "as before",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory, EachDatabase]
    public async Task Every_form_sent_eight_times_at_once_does_what_it_does_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var program = await WholeProgram.StartAsync(kind);
        var (tried, worked) = (0, 0);
        var met = new HashSet<string>(FormsInStates.Names.Concat(Elsewhere.Keys));
        var differences = new List<string>();
        foreach (var page in program.Pages())
        {
            var client = program.Caller(page);
            // Each form meets two of the alike who have done nothing yet.
            var person = 0;
            foreach (var name in await NamesAsync(program, client, page))
            {
                met.Add(FormsInStates.Written(name));
                // The same form of two people: one sends it once, the other eight times.
                var once = await EffectAsync(program, client, page, name, person++, times: 1);
                var eight = await EffectAsync(program, client, page, name, person++, times: AtOnce);
                tried++;
                if (once is null || eight is null || EachCounts.Contains(name))
                    continue;
                if (eight.Any(table => Math.Abs(table.Value) > Math.Abs(once.GetValueOrDefault(table.Key))))
                    differences.Add($"{page} {name}: once {Words(once)}; eight times {Words(eight)}");
                worked += once.Count > 0 ? 1 : 0;
            }
        }
        differences.ShouldBeEmpty();
        program.Errors.All.ShouldBeEmpty();
        FormsInStates.InSources().Except(met).ShouldBeEmpty("A form that no page shows here: bring it about in FormsInStates.");
        tried.ShouldBeGreaterThan(25);
        worked.ShouldBeGreaterThan(8);
    }

    [Theory, EachDatabase]
    public async Task Every_call_sent_eight_times_at_once_does_what_it_does_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var program = await WholeProgram.StartAsync(kind);
        var calls = new CallSender(program, await program.DescriptionAsync()).Writes(new Random(1)).ToList();
        calls.Count.ShouldBeGreaterThan(8);
        foreach (var (name, client, path, body) in calls)
        {
            // As it comes from a program that gave up waiting, with a key and without.
            foreach (var key in new[] { null, Guid.NewGuid().ToString() })
            {
                var answers = await Task.WhenAll(
                    Enumerable
                        .Range(0, AtOnce)
                        .Select(async _ =>
                        {
                            using var request = new HttpRequestMessage(HttpMethod.Post, path);
                            if (body is not null)
                                request.Content = new StringContent(body, Encoding.UTF8, "application/json");
                            if (key is not null)
                                request.Headers.Add("Idempotency-Key", key);
                            using var answer = await client.SendAsync(request, Stop);
                            return (int)answer.StatusCode;
                        })
                );
                answers.ShouldAllBe(status => status < 500, $"{name}: {string.Join(' ', answers)}");
            }
        }
        await PostUndescribedAsync(program);
        program.Errors.All.ShouldBeEmpty();
        // Ids and addresses are the same in all eight: never two of one.
        await using var db = await program.App.OpenDbAsync();
        (await db.WalkIns.GroupBy(w => w.Id).CountAsync(group => group.Count() > 1, Stop)).ShouldBe(0);
        (await db.Taps.GroupBy(t => t.Id).CountAsync(group => group.Count() > 1, Stop)).ShouldBe(0);
        (
            await db
                .Registrations.Where(r => r.ActiveKey != null)
                .GroupBy(r => new { r.EventId, r.ActiveKey })
                .CountAsync(g => g.Count() > 1, Stop)
        ).ShouldBe(0);
    }

    /// <summary>Routes that are sent to by our own scripts, by mail programs and by providers: no page and no description has them.</summary>
    private static async Task PostUndescribedAsync(WholeProgram program)
    {
        var routes = program
            .Routes()
            .Where(route => route.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods.Contains("POST") == true)
            .Where(route => route.Metadata.GetMetadata<ComponentTypeMetadata>() is null)
            .Select(WholeProgram.AddressOf)
            .Where(path =>
                !path.StartsWith("/api/", StringComparison.Ordinal)
                && path != "/sign-out"
                && !path.StartsWith("/_", StringComparison.Ordinal)
            )
            .Distinct()
            .ToList();
        routes.Count.ShouldBeGreaterThan(5);
        var token = PageForm
            .In(await program.Administrator.GetStringAsync("/account", Stop), "/account")
            .SelectMany(form => form.Fields)
            .First(field => field.Name == PageForm.Token)
            .Values[0];
        foreach (var route in routes)
        {
            var path = program.Fill(route, values => values[0]);
            var answers = await Task.WhenAll(
                Enumerable
                    .Range(0, AtOnce)
                    .Select(async _ =>
                    {
                        using var content = new FormUrlEncodedContent([new(PageForm.Token, token), new("words", "Ada"), new("path", "/")]);
                        using var answer = await program.Administrator.PostAsync(path, content, Stop);
                        return (int)answer.StatusCode;
                    })
            );
            answers.ShouldAllBe(status => status < 500, $"{route}: {string.Join(' ', answers)}");
            answers.Distinct().Count().ShouldBe(1, $"{route}: {string.Join(' ', answers)}");
        }
    }

    [Theory, EachDatabase]
    public async Task A_form_that_shows_in_a_certain_state_only_does_once_what_it_does(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var states = await FormsInStates.StartAsync(kind);
        states.All().Select(one => one.Name).ShouldBe(FormsInStates.Names, ignoreOrder: true);
        foreach (var one in states.All())
            await states.SendAsync(one, AtOnce);
        states.Errors.All.ShouldBeEmpty();
        await states.ShouldBeOnceAsync();
    }

    [Theory, EachDatabase]
    public async Task A_password_changed_eight_times_at_once_is_changed_once(DatabaseUnderTest kind)
    {
        EachDatabase.Require(kind);
        await using var app = await TestApp.StartAsync(kind);
        var account = await Browser.AddAccountAsync(app, "chef@example.org");
        using var browser = new Browser(app);
        await browser.SignInAsync(account.Email!);
        const string fresh = "noch ein ganz anderer Satz";

        var changed = await Task.WhenAll(
            Enumerable
                .Range(0, AtOnce)
                .Select(_ => browser.SendAsync("/account/password", "password", ("Current", Browser.Password), ("Fresh", fresh)))
        );

        changed.ShouldAllBe(answer => answer.StatusCode < HttpStatusCode.InternalServerError);
        changed
            .Count(answer =>
                answer.StatusCode is HttpStatusCode.Redirect
                && answer.Headers.Location!.OriginalString.Contains("Saved", StringComparison.Ordinal)
            )
            .ShouldBe(1);
        await using var scope = app.Services.CreateAsyncScope();
        var accounts = scope.ServiceProvider.GetRequiredService<UserManager<EventManager.Data.Accounts.Account>>();
        var link = await PasswordLinks.MakeAsync(
            accounts,
            (await accounts.FindByEmailAsync(account.Email!))!,
            app.Services.GetRequiredService<IOptions<SiteOptions>>().Value
        );
        var set = await Task.WhenAll(
            Enumerable.Range(0, AtOnce).Select(_ => browser.SendAsync(link.PathAndQuery, "set-password", ("Password", Browser.Password)))
        );

        set.ShouldAllBe(answer => answer.StatusCode < HttpStatusCode.InternalServerError);
        set.Count(answer => answer.StatusCode is HttpStatusCode.Redirect).ShouldBe(1);
    }

    private static async Task<List<string>> NamesAsync(WholeProgram program, HttpClient client, string page)
    {
        var path = program.Fill(page, values => values[0]);
        var answer = await client.GetAsync(path, Stop);
        var forms = PageForm.In(await answer.Content.ReadAsStringAsync(Stop), path);
        return
        [
            .. forms
                .Select(form => form.Name)
                .Where(name => !name.StartsWith("end-", StringComparison.Ordinal) && name != "/sign-out")
                .Distinct(),
        ];
    }

    /// <summary>What came of it, by table; null where this person's page does not have the form.</summary>
    private static async Task<Dictionary<string, long>?> EffectAsync(
        WholeProgram program,
        HttpClient client,
        string page,
        string name,
        int person,
        int times
    )
    {
        var path = program.Fill(page, values => values[Math.Min(person, values.Length - 1)]);
        // All at the same event.
        if (page.Contains("{Slug}", StringComparison.Ordinal))
            path = program.Fill(page, values => values[0]);
        var before = await RowsAsync(program);
        using var opened = await client.GetAsync(path, Stop);
        var form = PageForm.In(await opened.Content.ReadAsStringAsync(Stop), path).FirstOrDefault(form => form.Name == name);
        if (form is null)
            return null;
        var fields = form
            .Fields.SelectMany(field => Values(field, person).Select(value => KeyValuePair.Create(field.Name, value)))
            .ToList();
        var answers = await Task.WhenAll(
            Enumerable
                .Range(0, times)
                .Select(async _ =>
                {
                    using var content = new FormUrlEncodedContent(fields);
                    using var request = new HttpRequestMessage(HttpMethod.Post, form.Action) { Content = content };
                    request.Headers.Add("X-Forwarded-For", "10.1.1." + Random.Shared.Next(1, 255));
                    using var answer = await client.SendAsync(request, Stop);
                    return (int)answer.StatusCode;
                })
        );
        answers.ShouldAllBe(status => status < 400, $"{page} {name}: {string.Join(' ', answers)}\n{string.Join('\n', program.Errors.All)}");
        var after = await RowsAsync(program);
        return after
            .Where(table => table.Value != before[table.Key])
            .ToDictionary(table => table.Key, table => table.Value - before[table.Key]);
    }

    private static string Words(Dictionary<string, long> effect) =>
        string.Join(", ", effect.Select(table => $"{table.Key} {table.Value:+0;-0}"));

    internal static IEnumerable<string> Values(FormField field, int person) =>
        field.Name is PageForm.Token or "_handler" ? [field.Values[0]]
        : field.Type is "email" || field.Name.EndsWith("mail", StringComparison.OrdinalIgnoreCase) ? [$"person{person}@schule.example"]
        : field.Type is "radio" or "checkbox" ? [field.Values[0]]
        : field.Type is "select" ? [field.Values[^1]]
        : field.Values[0].Length > 0 ? [field.Values[0]]
        : [field.Name.EndsWith("ebsite", StringComparison.Ordinal) ? "https://x.example" : "Ada" + person];

    /// <summary>
    /// Rows of each table, and people on seats. Not the log of changes, which notes each time that somebody says that badges were printed,
    /// nor an exhibitor's occupations, of which no two exhibitors have the same before.
    /// </summary>
    private static async Task<Dictionary<string, long>> RowsAsync(WholeProgram program)
    {
        await using var db = await program.App.OpenDbAsync();
        var rows = new Dictionary<string, long>();
        foreach (
            var table in db
                .Model.GetEntityTypes()
                .Select(type => type.GetTableName())
                .OfType<string>()
                .Distinct()
                .Where(table => table is not ("Audit" or "ExhibitorOccupations"))
        )
        {
#pragma warning disable EF1002 // Names of our own tables.
            rows[table] = await db.Database.SqlQueryRaw<long>($"SELECT COUNT(*) AS \"Value\" FROM \"{table}\"").SingleAsync(Stop);
#pragma warning restore EF1002
        }
        rows["people on seats"] = await db.SeatPools.SumAsync(pool => (long)pool.Taken, Stop);
        return rows;
    }
}
