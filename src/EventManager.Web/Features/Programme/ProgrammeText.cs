namespace EventManager.Web.Features.Programme;

/// <summary>Words of sessions, sign-up, attendance and minutes.</summary>
internal sealed class ProgrammeText;
