namespace EventManager.Web.Features.Mailings.Previewing;

/// <summary>Words of previews, tests and of what is looked at before a mailing leaves.</summary>
internal sealed class PreviewText;
