namespace EventManager.Web.Features.Mailings.Rules.Audiences.Naming;

/// <summary>Words of named audiences.</summary>
internal sealed class NamingText;
