namespace EventManager.Web.Features.Mailings.Previewing;

/// <summary>Whose mail a preview shows where there is nobody yet.</summary>
internal static class Somebody
{
    public const string Name = "Ada Beispiel";
    public const string Address = "ada@example.org";
}
