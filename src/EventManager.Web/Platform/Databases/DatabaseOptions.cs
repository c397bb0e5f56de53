using System.ComponentModel.DataAnnotations;

namespace EventManager.Web.Platform.Databases;

internal enum DatabaseProvider
{
    Sqlite,
    PostgreSql,
    SqlServer,
}

/// <summary>Section <c>Database</c> of the settings.</summary>
internal sealed class DatabaseOptions : IValidatableObject
{
    public const string Section = "Database";

    /// <summary>Sqlite (default), PostgreSql or SqlServer.</summary>
    public DatabaseProvider Provider { get; set; } = DatabaseProvider.Sqlite;

    /// <summary>The provider's connection string; for SQLite <c>Data Source=PATH</c>. Required.</summary>
    public string ConnectionString { get; set; } = "";

    /// <summary>Brings the schema up to date when the program starts. Default true; set to false where <c>migrate</c> is run by hand.</summary>
    public bool MigrateAtStart { get; set; } = true;

    /// <summary>How long the start waits for a database server that does not answer. Default 1 min; 0 does not wait.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "01:00:00")]
    public TimeSpan WaitAtStart { get; set; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// SQL Server only: false starts although READ_COMMITTED_SNAPSHOT is off, where readers and writers wait for each other. Default true.
    /// </summary>
    public bool RequireSnapshot { get; set; } = true;

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (string.IsNullOrWhiteSpace(ConnectionString))
            yield return new ValidationResult(
                "Database:ConnectionString is missing. For SQLite: Data Source=/var/lib/eventmanager/eventmanager.db"
            );
        else if (ConnectionStrings.WhyNot(Provider, ConnectionString) is { } why)
            yield return new ValidationResult($"Database:ConnectionString is none for {Provider}: {why}");
    }
}
