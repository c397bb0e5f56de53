using EventManager.Domain.Common;

namespace EventManager.Data;

/// <summary>A random secret of this installation, under Data Protection: for example the key of personal links.</summary>
public sealed class SiteSecret
{
    [NotPersonal]
    public string Name { get; set; } = "";

    [NotPersonal]
    public string ProtectedValue { get; set; } = "";
}
