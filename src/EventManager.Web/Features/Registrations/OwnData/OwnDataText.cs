namespace EventManager.Web.Features.Registrations.OwnData;

/// <summary>Words for what is known of a person: of fields, purposes and ends.</summary>
internal sealed class OwnDataText;
