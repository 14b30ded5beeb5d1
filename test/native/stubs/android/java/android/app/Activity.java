package android.app;

import android.content.ContextWrapper;
import android.os.Bundle;

public class Activity extends ContextWrapper {
    public Application getApplication() { return new Application(); }
    protected void onCreate(Bundle savedInstanceState) {}
    protected void onResume() {}
}
