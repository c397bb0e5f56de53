using EventManager.Web.Platform.Databases;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Security.Keys;

/// <summary>On a database server, which others read and back up, nothing lies open; and no node makes a key that the others lack.</summary>
internal sealed class KeyOptionsCheck(IHostEnvironment environment, IOptions<DatabaseOptions> database) : IValidateOptions<KeyOptions>
{
    private const string HowTo =
        "Make one with the command keys new (or openssl rand -base64 32), readable by the program alone, and give the same to each node.";

    public ValidateOptionsResult Validate(string? name, KeyOptions options)
    {
        if (environment.IsDevelopment() || database.Value.Provider is DatabaseProvider.Sqlite || options.Certificate.Length > 0)
            return ValidateOptionsResult.Success;
        if (options.File.Length == 0)
            return ValidateOptionsResult.Fail(
                "Keys:File is missing (or Keys:Certificate): on a database server the keys of tickets, links and sign-ins must be "
                    + $"encrypted by one that does not lie in the database. {HowTo}"
            );
        var path = Path.GetFullPath(options.File, environment.ContentRootPath);
        return File.Exists(path)
            ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail($"Keys:File: there is no file {path}. {HowTo}");
    }
}
