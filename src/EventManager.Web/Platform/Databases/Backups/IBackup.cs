namespace EventManager.Web.Platform.Databases.Backups;

/// <summary>A backup's file, read without restoring it.</summary>
internal interface IBackup
{
    /// <summary>Which database can take it.</summary>
    DatabaseProvider Provider { get; }

    /// <summary>Reads all of it.</summary>
    /// <returns>Null where it is whole; else what is broken, in a line.</returns>
    Task<string?> WhyBrokenAsync(CancellationToken stop);

    /// <summary>One column of all rows of a table, as texts; null where the backup has no such table or column.</summary>
    Task<IReadOnlyList<string?>?> ColumnAsync(string table, string column, CancellationToken stop);
}
