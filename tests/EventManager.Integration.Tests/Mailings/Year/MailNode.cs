using EventManager.Data;
using EventManager.Mail;
using EventManager.Testing;
using EventManager.Web.Features.Mailings.Rules;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Mails;
using EventManager.Web.Platform.Mails.Sending;
using EventManager.Web.Platform.Security;
using EventManager.Web.Platform.Telemetry;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Npgsql;

namespace EventManager.Integration.Tests.Mailings.Year;

/// <summary>
/// What sends mails, as one process among several: rules, outbox and all that they remember, with connections of its own that end with it.
/// The rest of the program, which remembers nothing of mails, is the app's.
/// </summary>
internal sealed class MailNode : IAsyncDisposable
{
    private readonly ServiceProvider services;
    private readonly string name = $"node-{Guid.NewGuid():N}";
    private readonly TestDatabase database;

    public MailNode(TestApp app, Wire wire)
    {
        database = app.Database;
        var clock = app.Services.GetRequiredService<TimeProvider>();
        Life = new(wire, clock, EndConnections);
        var own = new ServiceCollection();
        own.AddSingleton<IDbContextFactory<EventDb>>(new Databases(Options(app)));
        own.AddSingleton(clock).AddSingleton<IMailTransport>(Life).AddSingleton(typeof(ILogger<>), typeof(NullLogger<>));
        Borrow<Rights>();
        Borrow<IOptions<MailOptions>>();
        Borrow<ProgramMetrics>();
        Borrow<MailRendering>();
        Borrow<AddressIds>();
        Borrow<OrganiserNotices>();
        Borrow<MailReach>();
        Borrow<StrangerMails>();
        own.AddSingleton<Transactions>().AddSingleton<OutboxSignal>().AddSingleton<SharedMoments>().AddSingleton<Suppressions>();
        own.AddSingleton<SendingBreaks>().AddSingleton<MailTransportState>().AddSingleton<MailPace>().AddSingleton<OutboxMarks>();
        own.AddSingleton<OutboxClaims>().AddSingleton<OutboxGate>().AddSingleton<OutboxDelivery>().AddSingleton<OutboxSweep>();
        own.AddSingleton<MailRuleWriter>().AddSingleton<MailRuleSweep>();
        services = own.BuildServiceProvider();

        void Borrow<T>()
            where T : class => own.AddSingleton(app.Services.GetRequiredService<T>());
    }

    public NodeLife Life { get; }

    /// <summary>What each minute does. False where the node died in it.</summary>
    public async Task<bool> LookAsync(CancellationToken stop)
    {
        try
        {
            await services.GetRequiredService<MailRuleSweep>().RunAsync(stop);
            await services.GetRequiredService<OutboxSweep>().RunAsync(stop);
        }
        catch (Exception) when (Life.IsOver)
        {
            // Whatever came of it in a process that is no more.
        }
        return !Life.IsOver;
    }

    public ValueTask DisposeAsync() => services.DisposeAsync();

    private DbContextOptions<EventDb> Options(TestApp app)
    {
        var options = new DbContextOptionsBuilder<EventDb>(app.Services.GetRequiredService<DbContextOptions<EventDb>>());
        if (database.Kind is DatabaseUnderTest.PostgreSql)
            options.UseNpgsql(new NpgsqlConnectionStringBuilder(database.ConnectionString) { ApplicationName = name }.ToString());
        return options.AddInterceptors(Life).Options;
    }

    /// <summary>The server sees a killed process as closed connections, and rolls back what they had begun.</summary>
    private void EndConnections()
    {
        if (database.Kind is not DatabaseUnderTest.PostgreSql)
            return;
        using var connection = new NpgsqlConnection(database.ConnectionString);
        connection.Open();
        using var end = new NpgsqlCommand(
            "SELECT count(pg_terminate_backend(pid, 5000)) FROM pg_stat_activity WHERE application_name = @name",
            connection
        );
        end.Parameters.AddWithValue("name", name);
        end.ExecuteScalar();
    }

    private sealed class Databases(DbContextOptions<EventDb> options) : IDbContextFactory<EventDb>
    {
        public EventDb CreateDbContext() => new(options);
    }
}
