namespace EventManager.Domain.Common;

/// <summary>Has a version that every save raises; two people who change the same row at once are told, on all three databases.</summary>
public interface IVersioned
{
    long Version { get; set; }
}
