using System.Text;
using EventManager.Data.Accounts;
using EventManager.Domain.Accounts;
using EventManager.Domain.Common;
using EventManager.Domain.Events;
using EventManager.Domain.Registrations;
using EventManager.Testing;
using EventManager.Web.Platform.Csv;
using EventManager.Web.Platform.Jobs.Tasks;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace EventManager.Integration.Tests.Jobs;

/// <summary>An event with an organiser who asks for long work.</summary>
internal sealed class TaskWorld(TestApp app, Event fair, Guid organiser) : IAsyncDisposable
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public TestApp App => app;

    public Event Fair => fair;

    public Guid Organiser => organiser;

    public BackgroundTasks Tasks => app.Services.GetRequiredService<BackgroundTasks>();

    public TaskRunner Runner => app.Services.GetRequiredService<TaskRunner>();

    public static async Task<TaskWorld> StartAsync(
        DatabaseUnderTest kind = DatabaseUnderTest.Sqlite,
        Dictionary<string, string?>? settings = null,
        Action<IServiceCollection>? services = null,
        TestDatabase? on = null
    )
    {
        var app = await TestApp.StartAsync(kind, settings, services, on);
        var fair = await app.AddEventAsync(capacity: 10_000);
        return new(app, fair, await AddAccountAsync(app, fair, StaffRole.Organiser));
    }

    public static async Task<Guid> AddAccountAsync(TestApp app, Event? fair, StaffRole role)
    {
        var account = new Account { DisplayName = "Test" };
        account.UserName = account.Email = $"{account.Id:N}@example.org";
        (account.NormalizedUserName, account.NormalizedEmail) = (account.UserName.ToUpperInvariant(), account.Email.ToUpperInvariant());
        await using var db = await app.OpenDbAsync();
        db.Add(account);
        if (fair is not null)
            db.Add(new EventStaff(fair.Id, account.Id, role));
        await db.SaveChangesAsync(Stop);
        return account.Id;
    }

    public async Task FillAsync(int registrations)
    {
        await using var db = await app.OpenDbAsync();
        for (var i = 0; i < registrations; i++)
            db.Add(new Registration(fair, new Person("Ada", $"Muster{i:0000}", $"ada{i}@example.org"), "de", 1, DateTimeOffset.UtcNow));
        await db.SaveChangesAsync(Stop);
    }

    public async Task<Guid> StartTableAsync(string format = "") =>
        (await Tasks.StartAsync(new("tables.registrations", organiser, fair.Id, format), Stop)).Value;

    public async Task<Guid> StartImportAsync(int rows) =>
        (await Tasks.StartAsync(new("imports.registrations", organiser, fair.Id, Input: ImportTask.Input(Lines(rows))), Stop)).Value;

    public async Task<TaskView> FindAsync(Guid id) => (await Tasks.FindAsync(organiser, id, Stop))!;

    public async Task<string> FileAsync(Guid id) => Encoding.UTF8.GetString(await BytesAsync(id));

    public async Task<byte[]> BytesAsync(Guid id)
    {
        var task = (await Tasks.FindFileAsync(organiser, id, Stop))!;
        return await app.Services.GetRequiredService<TaskParts>().ReadAsync(task.Id, task.Attempts, Stop);
    }

    public async Task<int> PartsAsync()
    {
        await using var db = await app.OpenDbAsync();
        return await db.BackgroundTaskParts.CountAsync(Stop);
    }

    public async Task<TaskView> WaitAsync(Guid id, Func<TaskView, bool> until)
    {
        for (var attempt = 0; ; attempt++)
        {
            var task = await FindAsync(id);
            if (until(task))
                return task;
            attempt.ShouldBeLessThan(1_200, $"it takes too long: {task}");
            await Task.Delay(100, Stop);
        }
    }

    public ValueTask DisposeAsync() => app.DisposeAsync();

    private static IEnumerable<ImportLine> Lines(int rows) =>
        Enumerable
            .Range(0, rows)
            .Select(i => new ImportLine(
                i + 2,
                new Dictionary<string, string>
                {
                    ["lastName"] = $"Muster{i}",
                    ["firstName"] = "Ada",
                    ["email"] = $"import{i}@example.org",
                }
            ));
}
