using System.Globalization;
using Microsoft.Extensions.Options;

namespace EventManager.Web.Platform.Security;

/// <summary>
/// The circuits that this node holds, also those whose browser is away for a while: by account, by address and in all. A circuit takes
/// memory as long as its page is open, and nothing else of the program does.
/// </summary>
internal sealed class OpenCircuits(IOptions<CircuitLimitOptions> settings)
{
    private readonly Dictionary<string, int> held = [];
    private readonly Lock gate = new();
    private int all;

    /// <summary>Whether one more has room.</summary>
    public bool HasRoom(string network, Guid? account)
    {
        lock (gate)
            return Fits(network, account);
    }

    /// <summary>False where there are too many; then there is nothing to leave.</summary>
    public bool Enter(string network, Guid? account)
    {
        lock (gate)
        {
            if (!Fits(network, account))
                return false;
            all++;
            foreach (var key in Keys(network, account))
                held[key] = held.GetValueOrDefault(key) + 1;
            return true;
        }
    }

    public void Leave(string network, Guid? account)
    {
        lock (gate)
        {
            all--;
            foreach (var key in Keys(network, account))
            {
                if (--held[key] == 0)
                    held.Remove(key);
            }
        }
    }

    private bool Fits(string network, Guid? account) =>
        all < settings.Value.InAll
        && held.GetValueOrDefault(Of(network)) < settings.Value.PerAddress
        && (account is not { } who || held.GetValueOrDefault(Of(who)) < settings.Value.PerPerson);

    private static IEnumerable<string> Keys(string network, Guid? account) => account is { } who ? [Of(network), Of(who)] : [Of(network)];

    private static string Of(string network) => "network:" + network;

    private static string Of(Guid account) => string.Create(CultureInfo.InvariantCulture, $"account:{account:N}");
}
