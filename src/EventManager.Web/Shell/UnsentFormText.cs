namespace EventManager.Web.Shell;

/// <summary>Words over a page whose form was not acted upon. They call nobody du or Sie, since visitors and companies read them.</summary>
internal sealed class UnsentFormText;
