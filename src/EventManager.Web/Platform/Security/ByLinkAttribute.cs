namespace EventManager.Web.Platform.Security;

/// <summary>
/// On a route that is open to everybody because its address holds the secret: which links open it. Another link is answered as one that
/// is not there. The matrix of routes and callers reads it; a route with a secret that says nothing is red there.
/// </summary>
/// <param name="purposes">None where the secret is no personal link: an invitation of an account, a ticket's code.</param>
[AttributeUsage(AttributeTargets.Class)]
internal sealed class ByLinkAttribute(params LinkPurpose[] purposes) : Attribute
{
    public IReadOnlyList<LinkPurpose> Purposes { get; } = purposes;
}
