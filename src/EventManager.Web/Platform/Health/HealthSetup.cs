namespace EventManager.Web.Platform.Health;

internal static class HealthSetup
{
    public static void AddHealth(this WebApplicationBuilder builder)
    {
        // Whoever watches asks; a line for each answer would bury the log of the trouble itself.
        builder.Logging.AddFilter("Microsoft.Extensions.Diagnostics.HealthChecks", LogLevel.None);
        var services = builder.Services;
        services.AddSingleton<DatabaseHealth>();
        services.AddSingleton<JobsHealth>();
        services.AddScoped<HealthDetails>();
        services
            .AddHealthChecks()
            .AddCheck<DatabaseHealth>("database", tags: [HealthNotes.Ready])
            .AddCheck<SchemaHealth>("schema")
            .AddCheck<DiskHealth>("disk")
            .AddCheck<ClockHealth>("clock")
            .AddCheck<MailHealth>("mail")
            .AddCheck<JobsHealth>("jobs")
            .AddCheck<KeysHealth>("keys");
    }

    /// <summary>Alive: the process answers. Ready: it can work. Both say a word to everybody, and the details to whom they concern.</summary>
    public static void MapHealth(this IEndpointRouteBuilder routes)
    {
        routes.MapHealthChecks("/health/live", new() { Predicate = _ => false }).AllowAnonymous();
        routes.MapHealthChecks("/health/ready", new() { Predicate = check => check.Tags.Contains(HealthNotes.Ready) }).AllowAnonymous();
        HealthDetails.Map(routes);
    }
}
