using System.Globalization;
using System.Text;
using EventManager.Web.Platform.Settings;
using Npgsql;

namespace EventManager.Web.Platform.Databases.Backups;

/// <summary>What pg_dump writes in its own form and pg_restore reads.</summary>
internal sealed class PostgresBackup(string path) : IBackup
{
    private static readonly Dictionary<string, string> Nothing = [];

    public DatabaseProvider Provider => DatabaseProvider.PostgreSql;

    /// <param name="connectionString">The program's own.</param>
    /// <param name="file">An empty file.</param>
    /// <param name="stop">Gives up.</param>
    public static async Task WriteAsync(string connectionString, FileStream file, CancellationToken stop)
    {
        var why = await Tool.RunAsync(
            "pg_dump",
            ["--format=custom", "--no-password"],
            Environment(new(connectionString)),
            async from =>
            {
                await from.CopyToAsync(file, stop);
                file.Flush(flushToDisk: true);
            },
            stop
        );
        if (why is not null)
            throw new SettingsException($"no backup was made: {why}");
    }

    public Task<string?> WhyBrokenAsync(CancellationToken stop) =>
        // As a script that nobody reads: all of its data passes once, which the list of its contents does not ask for.
        Tool.RunAsync("pg_restore", ["--file=-", path], Nothing, from => from.CopyToAsync(Stream.Null, stop), stop);

    public async Task<IReadOnlyList<string?>?> ColumnAsync(string table, string column, CancellationToken stop)
    {
        IReadOnlyList<string?>? values = null;
        var why = await Tool.RunAsync(
            "pg_restore",
            ["--data-only", "--file=-", $"--table={table}", path],
            Nothing,
            async from => values = await ReadAsync(from, column, stop),
            stop
        );
        return why is null ? values : throw new SettingsException(why);
    }

    /// <summary>The rows between <c>COPY public."T" (…) FROM stdin;</c> and <c>\.</c>, a line each.</summary>
    private static async Task<IReadOnlyList<string?>?> ReadAsync(Stream from, string column, CancellationToken stop)
    {
        using var reader = new StreamReader(from, Encoding.UTF8, leaveOpen: true);
        List<string?>? values = null;
        var (isRow, at) = (false, -1);
        while (await reader.ReadLineAsync(stop) is { } line)
        {
            if (line == "\\.")
                isRow = false;
            else if (isRow && at >= 0)
                values!.Add(Text(line.Split('\t')[at]));
            else if (!isRow && line.StartsWith("COPY ", StringComparison.Ordinal))
            {
                (isRow, at) = (true, IndexOf(line, column));
                if (at >= 0)
                    values ??= [];
            }
        }
        return values;
    }

    private static int IndexOf(string copy, string column) =>
        Array.IndexOf(
            [.. copy[(copy.IndexOf('(', StringComparison.Ordinal) + 1)..copy.LastIndexOf(')')].Split(", ").Select(name => name.Trim('"'))],
            column
        );

    private static string? Text(string cell)
    {
        if (cell == "\\N")
            return null;
        var text = new StringBuilder(cell.Length);
        for (var at = 0; at < cell.Length; at++)
        {
            var isEscaped = cell[at] == '\\' && at + 1 < cell.Length;
            text.Append(
                !isEscaped
                    ? cell[at]
                    : cell[++at] switch
                    {
                        'n' => '\n',
                        't' => '\t',
                        'r' => '\r',
                        'b' => '\b',
                        'f' => '\f',
                        'v' => '\v',
                        var other => other,
                    }
            );
        }
        return text.ToString();
    }

    private static Dictionary<string, string> Environment(NpgsqlConnectionStringBuilder to)
    {
        var environment = new Dictionary<string, string>
        {
            ["PGHOST"] = to.Host ?? "localhost",
            ["PGPORT"] = to.Port.ToString(CultureInfo.InvariantCulture),
            ["PGSSLMODE"] = to.SslMode switch
            {
                SslMode.Disable => "disable",
                SslMode.Allow => "allow",
                SslMode.Require => "require",
                SslMode.VerifyCA => "verify-ca",
                SslMode.VerifyFull => "verify-full",
                _ => "prefer",
            },
        };
        Set("PGUSER", to.Username);
        Set("PGDATABASE", to.Database ?? to.Username);
        Set("PGPASSWORD", to.Password);
        Set("PGPASSFILE", to.Passfile);
        Set("PGSSLROOTCERT", to.RootCertificate);
        Set("PGSSLCERT", to.SslCertificate);
        Set("PGSSLKEY", to.SslKey);
        return environment;

        void Set(string name, string? value)
        {
            if (!string.IsNullOrEmpty(value))
                environment[name] = value;
        }
    }
}
