using System.Net.Sockets;
using System.Security.Cryptography;
using EventManager.Web.Platform.Databases;
using EventManager.Web.Platform.Settings;
using Microsoft.Extensions.Options;

namespace EventManager.Web;

/// <summary>What whoever installs the program can mend is a line; only a fault of the program itself shows where it happened.</summary>
internal static class StartFault
{
    /// <summary>What to do, or what was refused; null for a fault of the program.</summary>
    public static string? Line(Exception error) => InSettings(error) ?? InMachine(error);

    /// <summary>What to set otherwise; null where it is not the settings' fault.</summary>
    public static string? InSettings(Exception error) =>
        error switch
        {
            OptionsValidationException or SettingsException => error.Message,
            AggregateException several when several.InnerExceptions.All(one => one is OptionsValidationException) => string.Join(
                "; ",
                several.InnerExceptions.Select(one => one.Message)
            ),
            // The binder's own words: "Failed to convert configuration value 'Mongo' at 'Database:Provider' to type …".
            InvalidOperationException when error.Message.StartsWith("Failed to convert configuration value", StringComparison.Ordinal) =>
                error.Message,
            _ => null,
        };

    /// <summary>What the database, the disk, a file or the network did not allow, in their words.</summary>
    private static string? InMachine(Exception error) =>
        StartErrors.NoFaultOfOurs(error) is { } database ? "the database: " + StartErrors.Why(database)
        : error is SocketException ? $"{error.Message} (ASPNETCORE_URLS, Kestrel:Endpoints)"
        : error is IOException or UnauthorizedAccessException or CryptographicException ? error.Message.ReplaceLineEndings(" ")
        // Kestrel's "Invalid url: '…'".
        : error is FormatException && error.Message.StartsWith("Invalid url", StringComparison.Ordinal) ? error.Message
        : null;
}
