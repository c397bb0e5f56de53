using EventManager.Domain.Registrations;
using EventManager.Integration.Tests.CheckIn;
using EventManager.Integration.Tests.Databases;
using EventManager.Integration.Tests.Mailings;
using EventManager.Mail;
using EventManager.Testing;
using EventManager.Web.Features.Registrations;
using EventManager.Web.Platform.Jobs;
using EventManager.Web.Platform.Mails;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace EventManager.Integration.Tests.Telemetry;

/// <summary>What the program counts about itself.</summary>
public sealed class ProgramMetricsTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Registrations_by_how_they_came_and_what_became_of_them()
    {
        await using var app = await TestApp.StartAsync();
        using var watch = new MeterWatch(app);
        var @event = await app.AddEventAsync(capacity: 1, change: one => one.HasWaitingList = true);

        await app.RegisterAsync(@event.Slug, "anna");
        await app.RegisterAsync(@event.Slug, "anna");
        await app.RegisterAsync(@event.Slug, "bert");
        var asked = await app.RegisterAsync(TestRegistrations.Visitor(@event.Slug, "cora") with { ConfirmEmail = true });
        await app.Services.GetRequiredService<ConfirmRegistrationHandler>().HandleAsync(asked.Value.Id, Stop);

        watch
            .Sums("eventmanager.registrations")
            .ShouldBe(
                new Dictionary<string, double>
                {
                    ["kind=visitor outcome=confirmed"] = 1,
                    [$"kind=visitor outcome={RegistrationRefusals.AlreadyRegistered.Code}"] = 1,
                    ["kind=visitor outcome=waitlisted"] = 1,
                    ["kind=visitor outcome=awaiting-confirmation"] = 1,
                    ["kind=confirmation outcome=waitlisted"] = 1,
                },
                ignoreOrder: true
            );
    }

    [Fact]
    public async Task Scans_by_verdict_and_each_once_however_often_it_is_sent()
    {
        await using var app = await TestApp.StartAsync();
        using var watch = new MeterWatch(app);
        var door = await DoorScene.CreateAsync(app, TimeSpan.FromMinutes(-5));
        var code = await door.CodeAsync((await door.TicketAsync()).Id);
        var id = Guid.NewGuid();

        await door.ScanAsync(code, id: id);
        await door.ScanAsync(code, id: id);
        await door.ScanAsync(code);
        await door.ScanAsync("Unfug");

        watch
            .Sums("eventmanager.scans")
            .ShouldBe(
                new Dictionary<string, double>
                {
                    ["verdict=admitted"] = 1,
                    ["verdict=already-inside"] = 1,
                    ["verdict=unknown"] = 1,
                },
                ignoreOrder: true
            );
    }

    [Theory, EachDatabase]
    public async Task Mails_by_what_became_of_them_and_how_many_wait(DatabaseUnderTest database)
    {
        await using var bench = await MailBench.StartAsync(database, new() { ["Telemetry:MetricsKey"] = "ein-schluessel-fuer-prometheus" });
        using var watch = new MeterWatch(bench.App);
        bench.Transport.Answer = (message, _) =>
            ValueTask.FromResult(
                message.To[0].LocalPart switch
                {
                    "ada" => ScriptedTransport.Say(message, Delivery.Accepted, 250, "2.0.0 Ok"),
                    "bob" => ScriptedTransport.Say(message, Delivery.Transient, 451, "4.7.1 Greylisted"),
                    _ => ScriptedTransport.Say(message, Delivery.Permanent, 550, "5.1.1 No such user"),
                }
            );
        foreach (var to in (string[])["ada@example.org", "bob@example.org", "cid@example.org"])
            await bench.AddAsync(to);

        await bench.RunAsync();
        bench.Clock.Advance(TimeSpan.FromMinutes(5));
        await bench.AddAsync();
        await bench.App.Services.GetServices<IHostedService>().OfType<OutboxWatch>().Single().LookAsync(Stop);

        watch
            .Sums("eventmanager.mails")
            .ShouldBe(
                new Dictionary<string, double>
                {
                    ["outcome=sent"] = 1,
                    ["outcome=retrying"] = 1,
                    ["outcome=failed"] = 1,
                },
                ignoreOrder: true
            );
        watch
            .Look("eventmanager.outbox.mails")
            .ShouldBe(
                new Dictionary<string, double>
                {
                    ["state=queued"] = 1,
                    ["state=claimed"] = 0,
                    ["state=retrying"] = 1,
                    ["state=failed"] = 1,
                },
                ignoreOrder: true
            );
        watch.Look("eventmanager.outbox.due").ShouldBe(new Dictionary<string, double> { [""] = 2 });
        watch.Look("eventmanager.outbox.oldest").ShouldBe(new Dictionary<string, double> { [""] = 300 });
    }

    [Fact]
    public async Task Jobs_by_name_with_their_failures()
    {
        await using var app = await TestApp.StartAsync();
        using var watch = new MeterWatch(app);
        var runner = app.Services.GetRequiredService<SweepRunner>();

        await runner.RunAsync(new Sweep("good", () => 3), Stop);
        await runner.RunAsync(new Sweep("bad", () => throw new InvalidOperationException("No luck")), Stop);

        watch
            .Counts("eventmanager.job.duration")
            .ShouldBe(
                new Dictionary<string, int> { ["job=good outcome=succeeded"] = 1, ["job=bad outcome=failed"] = 1 },
                ignoreOrder: true
            );
    }

    private sealed class Sweep(string name, Func<int> work) : ISweep
    {
        public string Name => name;

        public TimeSpan Every => TimeSpan.FromMinutes(1);

        public Task<int> RunAsync(CancellationToken stop) => Task.FromResult(work());
    }
}
