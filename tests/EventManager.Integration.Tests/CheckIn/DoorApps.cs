using EventManager.Testing;

namespace EventManager.Integration.Tests.CheckIn;

/// <summary>One program for each database, shared by the tests of a class; each test has an event of its own.</summary>
public sealed class DoorApps : IAsyncLifetime
{
    private readonly Dictionary<DatabaseUnderTest, TestApp> apps = [];
    private readonly SemaphoreSlim gate = new(1);

    internal async Task<DoorScene> SceneAsync(DatabaseUnderTest kind, TimeSpan? startsIn = null)
    {
        Assert.SkipWhen(kind is DatabaseUnderTest.PostgreSql && TestDatabase.WhyNoPostgres is not null, TestDatabase.WhyNoPostgres ?? "");
        return await DoorScene.CreateAsync(await AppAsync(kind), startsIn ?? TimeSpan.FromHours(-1));
    }

    public ValueTask InitializeAsync() => ValueTask.CompletedTask;

    public async ValueTask DisposeAsync()
    {
        foreach (var app in apps.Values)
            await app.DisposeAsync();
        gate.Dispose();
    }

    private async Task<TestApp> AppAsync(DatabaseUnderTest kind)
    {
        await gate.WaitAsync();
        try
        {
            if (!apps.TryGetValue(kind, out var app))
                apps[kind] = app = await TestApp.StartAsync(kind);
            return app;
        }
        finally
        {
            gate.Release();
        }
    }
}
