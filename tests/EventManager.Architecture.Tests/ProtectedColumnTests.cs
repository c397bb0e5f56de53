using System.Text.RegularExpressions;
using EventManager.Web.Platform.Databases.Backups;

namespace EventManager.Architecture.Tests;

/// <summary>The check of a backup opens everything that the database keeps under Data Protection.</summary>
public sealed partial class ProtectedColumnTests
{
    /// <summary>Stands in a cookie, or nowhere: the health's probe is opened at once.</summary>
    private static readonly string[] Elsewhere = ["EventManager.ProviderLeaving", "EventManager.Health"];

    [Fact]
    public void What_is_protected_in_the_database_is_opened_by_the_check_of_a_backup()
    {
        var purposes = House
            .WebFiles(".cs")
            .SelectMany(file => Purpose().Matches(File.ReadAllText(file)).Select(found => found.Groups[1].Value))
            .Except(Elsewhere)
            .Order(StringComparer.Ordinal);

        ProtectedColumn.All.Select(column => column.Purpose).Order(StringComparer.Ordinal).ShouldBe(purposes);
    }

    [GeneratedRegex("""CreateProtector\("([^"]+)"\)""")]
    private static partial Regex Purpose();
}
