using EventManager.Domain.Common;

namespace EventManager.Data;

/// <summary>A key of ASP.NET Data Protection, shared by all nodes through the database.</summary>
public sealed class DataProtectionKeyRow
{
    public int Id { get; set; }

    [NotPersonal]
    public string FriendlyName { get; set; } = "";

    [NotPersonal]
    public string Xml { get; set; } = "";
}

/// <summary>A random secret of this installation, under Data Protection: for example the key of personal links.</summary>
public sealed class SiteSecret
{
    [NotPersonal]
    public string Name { get; set; } = "";

    [NotPersonal]
    public string ProtectedValue { get; set; } = "";
}
